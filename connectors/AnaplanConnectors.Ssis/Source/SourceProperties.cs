using AnaplanConnectors.Client;
using AnaplanConnectors.Transfer;
using AnaplanConnectors.Transfer.Anaplan;
using AnaplanConnectors.Transfer.Csv;
using AnaplanConnectors.Transfer.Rows;
using Microsoft.SqlServer.Dts.Pipeline.Wrapper;

namespace AnaplanConnectors.Ssis;

/// <summary>The properties of the source: their names, what they start with, and what they mean for a reading.</summary>
internal static class SourceProperties
{
    public const string Workspace = "Workspace";
    public const string Model = "Model";
    public const string Export = "Export";
    public const string DatePatterns = "DatePatterns";
    public const string ExactNumbers = "ExactNumbers";
    public const string DefaultTextLength = "DefaultTextLength";
    public const string WaitMinutes = "WaitMinutes";
    public const string CancelExport = "CancelExport";

    public static void AddAll(IDTSCustomPropertyCollection100 properties)
    {
        ComponentProperties.Add(properties, Workspace, string.Empty, "Workspace of the model, by id or name. Empty: that of the connection manager.");
        ComponentProperties.Add(properties, Model, string.Empty, "Model, by id or name. Empty: that of the connection manager.");
        ComponentProperties.Add(properties, Export, string.Empty, "Saved export that is run and read, by id or name. A tabular layout as CSV or text.");
        ComponentProperties.Add(properties, DatePatterns, string.Empty, "Patterns of date columns as column=pattern;column=pattern. Without one dates are read as yyyy-MM-dd.");
        ComponentProperties.Add(properties, ExactNumbers, false, "Whether new number columns become DT_NUMERIC, with the digits that the export shows, instead of DT_R8.");
        ComponentProperties.Add(properties, DefaultTextLength, 255, "Characters of new text columns, 1 to 4000; more makes them DT_NTEXT. Anaplan promises no length.");
        ComponentProperties.Add(properties, WaitMinutes, 0, "Longest time that the export may run, in minutes. 0: no limit.");
        AddSince2(properties);
    }

    /// <summary>What version 2 of the metadata brought.</summary>
    public static void AddSince2(IDTSCustomPropertyCollection100 properties) => ComponentProperties.AddIfMissing(
        properties, CancelExport, true, "Whether stopping the package also cancels the export that runs on the server.");

    /// <param name="component">The source.</param>
    /// <param name="types">What each column is read as, by Anaplan's name of it; none to see what Anaplan suggests.</param>
    /// <param name="progress">Told about the reading.</param>
    public static ExportOptions Options(
        IDTSComponentMetaData100 component, IEnumerable<KeyValuePair<string, ColumnType>> types, ProgressInbox<TransferProgress>? progress)
    {
        var minutes = ComponentProperties.Number(component, WaitMinutes);
        var patterns = Pairs.Parse(DatePatterns, ComponentProperties.Text(component, DatePatterns));
        string? PatternOf(string column) => patterns.FirstOrDefault(pair => string.Equals(pair.Key, column, StringComparison.OrdinalIgnoreCase)).Value;

        return new ExportOptions
        {
            Numbers = ComponentProperties.IsOn(component, ExactNumbers) ? NumberType.Decimal : NumberType.Double,
            ColumnFormats =
            [
                .. types.Select(type => new ColumnFormat(
                    type.Key, type.Value, type.Value is ColumnType.Date or ColumnType.Timestamp ? PatternOf(type.Key) : null)),
            ],
            Wait = minutes > 0 ? new TaskWaitOptions { Timeout = TimeSpan.FromMinutes(minutes) } : new TaskWaitOptions(),
            CancelTask = ComponentProperties.IsOn(component, CancelExport),
            Progress = progress,
        };
    }
}
