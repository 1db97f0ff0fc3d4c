using AnaplanConnectors.Transfer.Rows;

namespace AnaplanConnectors.Transfer.Csv;

/// <summary>Column names and types of an input.</summary>
internal static class CsvHeader
{
    /// <summary>Moves in front of the data, or onto its first record where that one tells the number of columns.</summary>
    public static async ValueTask<(RowSchema Schema, bool IsFirstPending)> OpenAsync(
        CsvRecords records, CsvFormat format, CancellationToken cancellationToken)
    {
        RowSchema? schema = null;
        var firstDataRow = format.FirstDataRow ?? format.HeaderRow + 1;
        for (var number = 1; number < firstDataRow; number++)
        {
            if (!await records.MoveAsync(0, cancellationToken).ConfigureAwait(false))
                break;
            if (number == format.HeaderRow && format.ColumnNames is null)
                schema = Read(records, format);
        }

        if (format.ColumnNames is { } names)
            return (Schema(names, format), false);
        if (schema is not null)
            return (schema, false);
        if (format.HeaderRow > 0)
            throw new CsvException(FormattableString.Invariant($"the input ends in front of row {format.HeaderRow}, which should hold the column names"));
        return await records.MoveAsync(1, cancellationToken).ConfigureAwait(false)
            ? (WithoutNames(records.FieldCount, format), true)
            : (WithoutNames(0, format), false);
    }

    private static RowSchema Read(CsvRecords records, CsvFormat format)
    {
        if (records.Problem is { } problem)
            throw new CsvException($"the header {problem}", null, records.ByteOffset);
        var names = new string[records.FieldCount];
        for (var i = 0; i < names.Length; i++)
            names[i] = records.FieldText(i);
        return Schema(format.HeaderNames == CsvHeaderNames.Repair ? Repaired(names) : Checked(names, records.ByteOffset), format);
    }

    private static RowSchema WithoutNames(int count, CsvFormat format)
        => Schema([.. Enumerable.Range(1, count).Select(Unnamed)], format);

    /// <exception cref="CsvException">The format declares a type for a column that is not there.</exception>
    public static RowSchema Schema(IReadOnlyList<string> names, CsvFormat format)
    {
        var columns = names.Select(name => new Column(name, ColumnType.Text)).ToArray();
        var schema = new RowSchema(columns);
        foreach (var declared in format.Columns)
            columns[Find(schema, declared.Name)] = new Column(schema[Find(schema, declared.Name)].Name, declared.Type);
        return new RowSchema(columns);
    }

    private static int Find(RowSchema schema, string name)
    {
        var index = schema.IndexOf(name);
        return index >= 0
            ? index
            : throw new CsvException(
                $"there is no column '{name}', for which the format declares a type; columns: {string.Join(", ", schema.Select(c => c.Name))}");
    }

    private static string Unnamed(int number) => FormattableString.Invariant($"Column {number}");

    private static string[] Checked(string[] names, long? byteOffset)
    {
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < names.Length; i++)
        {
            if (string.IsNullOrWhiteSpace(names[i]))
                throw new CsvException($"column {i + 1} of {names.Length} has no name; name the columns in the format, or let names be repaired", null, byteOffset);
            if (seen.TryGetValue(names[i], out var first))
                throw new CsvException($"columns {first + 1} and {i + 1} are both named '{names[i]}'; name the columns in the format, or let names be repaired", null, byteOffset);
            seen.Add(names[i], i);
        }

        return names;
    }

    /// <summary>An empty name becomes "Column 3", a repeated one gets its occurrence: "Units (2)".</summary>
    public static string[] Repaired(string[] names)
    {
        var taken = new HashSet<string>(StringComparer.Ordinal);
        var repaired = new string[names.Length];
        for (var i = 0; i < names.Length; i++)
        {
            var name = string.IsNullOrWhiteSpace(names[i]) ? Unnamed(i + 1) : names[i];
            var unique = name;
            for (var occurrence = 2; !taken.Add(unique); occurrence++)
                unique = FormattableString.Invariant($"{name} ({occurrence})");
            repaired[i] = unique;
        }

        return repaired;
    }
}
