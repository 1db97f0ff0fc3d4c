using System.CommandLine;

namespace AnaplanConnectors.Cli;

/// <summary>The flags of commands that are runs.</summary>
internal sealed class RunFlags
{
    private readonly Option<string?> _modelWait = new("--model-wait") { Description = "How long to wait for another run of this machine that has the file or the model: 0, 90s, 30m, 2h. Default: 30m.", HelpName = "time" };

    private readonly Option<string?> _report = new("--report") { Description = "File for the receipt: rows, bytes, hashes, tasks and times, as JSON. It is also kept with the run.", HelpName = "file" };

    public IReadOnlyList<Option> All => [_modelWait, _report];

    public TimeSpan ModelWait(ParseResult parsed) => parsed.GetValue(_modelWait) switch
    {
        null => TimeSpan.FromMinutes(30),
        "0" => TimeSpan.Zero,
        var text => TaskFlags.Duration(text),
    };

    public string? Report(ParseResult parsed) => parsed.GetValue(_report);
}
