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
    public const string View = "View";
    public const string List = "List";
    public const string Pages = "Pages";
    public const string OneValueColumn = "OneValueColumn";

    public static void AddAll(IDTSCustomPropertyCollection100 properties)
    {
        ComponentProperties.Add(properties, Workspace, string.Empty, "Workspace of the model, by id or name. Empty: that of the connection manager.");
        ComponentProperties.Add(properties, Model, string.Empty, "Model, by id or name. Empty: that of the connection manager.");
        ComponentProperties.Add(properties, Export, string.Empty, "Saved export that is run and read, by id or name. A tabular layout as CSV or text. Or name a view or a list.");
        ComponentProperties.Add(properties, DatePatterns, string.Empty, "Patterns of date columns as column=pattern;column=pattern. Without one dates are read as yyyy-MM-dd.");
        ComponentProperties.Add(properties, ExactNumbers, false, "Whether new number columns become DT_NUMERIC, with the digits that the export shows, instead of DT_R8.");
        ComponentProperties.Add(properties, DefaultTextLength, 255, "Characters of new text columns, 1 to 4000; more makes them DT_NTEXT. Anaplan promises no length.");
        ComponentProperties.Add(properties, WaitMinutes, 0, "Longest time that the export may run, in minutes. 0: no limit.");
        AddSince2(properties);
        AddSince3(properties);
    }

    /// <summary>What version 2 of the metadata brought.</summary>
    public static void AddSince2(IDTSCustomPropertyCollection100 properties) => ComponentProperties.AddIfMissing(
        properties, CancelExport, true, "Whether stopping the package also cancels the export that runs on the server.");

    /// <summary>What version 3 of the metadata brought.</summary>
    public static void AddSince3(IDTSCustomPropertyCollection100 properties)
    {
        ComponentProperties.AddIfMissing(properties, View, string.Empty, "View that is read instead of an export, by id or name: Module for the view it opens with, Module.View for a saved one.");
        ComponentProperties.AddIfMissing(properties, List, string.Empty, "List whose items are read instead of an export, by id or name.");
        ComponentProperties.AddIfMissing(properties, Pages, string.Empty, "Rows of a view that are wanted, as dimension=member;dimension=member. Empty: all.");
        ComponentProperties.AddIfMissing(properties, OneValueColumn, false, "Whether the line items of a view become rows, with one column for their names and one for their values, instead of a column each.");
    }

    /// <exception cref="FormatException">A property of pairs is malformed.</exception>
    public static void Check(IDTSComponentMetaData100 component)
    {
        ExportOptions(component, [], null);
        ViewOptions(component, [], null);
    }

    public static ExportOptions ExportOptions(
        IDTSComponentMetaData100 component, IReadOnlyList<KeyValuePair<string, ColumnType>> types, ProgressInbox<TransferProgress>? progress)
    {
        var minutes = ComponentProperties.Number(component, WaitMinutes);
        return new ExportOptions
        {
            Numbers = Numbers(component),
            ColumnFormats = Formats(component, types),
            Wait = minutes > 0 ? new TaskWaitOptions { Timeout = TimeSpan.FromMinutes(minutes) } : new TaskWaitOptions(),
            CancelTask = ComponentProperties.IsOn(component, CancelExport),
            Progress = progress,
        };
    }

    public static ViewSourceOptions ViewOptions(
        IDTSComponentMetaData100 component, IReadOnlyList<KeyValuePair<string, ColumnType>> types, ProgressInbox<TransferProgress>? progress) => new()
    {
        Numbers = Numbers(component),
        ColumnFormats = Formats(component, types),
        Layout = ComponentProperties.IsOn(component, OneValueColumn) ? ViewCsvLayout.TabularSingleColumn : ViewCsvLayout.TabularMultiColumn,
        Pages = Pairs.Parse(Pages, ComponentProperties.Text(component, Pages)).ToDictionary(pair => pair.Key, pair => pair.Value),
        Progress = progress,
    };

    public static ListSourceOptions ListOptions(
        IDTSComponentMetaData100 component, IReadOnlyList<KeyValuePair<string, ColumnType>> types, ProgressInbox<TransferProgress>? progress)
        => new() { Numbers = Numbers(component), ColumnFormats = Formats(component, types), Progress = progress };

    private static NumberType Numbers(IDTSComponentMetaData100 component)
        => ComponentProperties.IsOn(component, ExactNumbers) ? NumberType.Decimal : NumberType.Double;

    private static IReadOnlyList<ColumnFormat> Formats(IDTSComponentMetaData100 component, IReadOnlyList<KeyValuePair<string, ColumnType>> types)
    {
        var patterns = Pairs.Parse(DatePatterns, ComponentProperties.Text(component, DatePatterns));
        string? PatternOf(string column) => patterns.FirstOrDefault(pair => string.Equals(pair.Key, column, StringComparison.OrdinalIgnoreCase)).Value;
        return [.. types.Select(type => new ColumnFormat(type.Key, type.Value, type.Value is ColumnType.Date or ColumnType.Timestamp ? PatternOf(type.Key) : null))];
    }
}
