namespace AnaplanConnectors.Simulator;

/// <summary>Makes the readers for the columns of one import.</summary>
internal sealed class ValueReaders(ImportDefinition import, ModelData data, string dateErrorType)
{
    /// <summary>Null for texts, which need no reading.</summary>
    public ValueReader? For(CellFormat format, ImportColumn column) => format.Type switch
    {
        CellType.Number => new NumberReader(format.Definition, import.DecimalSeparator, import.GroupingSeparator),
        CellType.Boolean => new BooleanReader(),
        CellType.Date => new DateReader(column.Dates ?? DatePattern.Parse(import.DatePattern)!, dateErrorType),
        CellType.List => new ListReader(data.Items(format.List!), column.Match),
        CellType.TimePeriod => new PeriodReader(data.Calendar, format.Period, column.Dates),
        _ => null,
    };
}
