using AnaplanConnectors.Transfer.Rows;

namespace AnaplanConnectors.Transfer.Tests.JsonLines;

/// <summary>JSON lines by name, for the command line.</summary>
public static class JsonLinesConnector
{
    public static Connector Connector { get; } = new(
        "jsonl", "Files of JSON lines", [".jsonl"], Options: [],
        CreateSource: null, // reading needs columns, which the command line cannot give yet
        CreateDestination: values => new JsonLinesFile(values.Required("path")));
}
