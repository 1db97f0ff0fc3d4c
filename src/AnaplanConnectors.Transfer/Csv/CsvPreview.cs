using AnaplanConnectors.Transfer.Rows;

namespace AnaplanConnectors.Transfer.Csv;

/// <summary>
/// The first rows of an input, and what its columns look like. A proposal for people to look at: nothing else uses it unasked.
/// </summary>
/// <remarks>
/// A type is proposed when every value that was seen would come out of it as the same text, dates and large numbers in the same meaning.
/// So codes with leading zeros and numbers of more than 15 digits stay text, and so do dates that fit two patterns.
/// </remarks>
public sealed class CsvPreview
{
    private CsvPreview(CsvFormat format, IReadOnlyList<CsvColumnGuess> columns, long rowsRead, bool isWhole, IReadOnlyList<RowException> refused, IReadOnlyList<string> notes)
    {
        Columns = columns;
        RowsRead = rowsRead;
        IsWhole = isWhole;
        RefusedRows = refused;
        Notes = notes;
        Format = format with
        {
            Columns = [.. columns.Where(column => column.Type != ColumnType.Text).Select(column => new ColumnFormat(column.Name, column.Type, column.Pattern))],
        };
    }

    /// <summary>The columns, with the types proposed for them.</summary>
    public IReadOnlyList<CsvColumnGuess> Columns { get; }

    /// <summary>Rows that were looked at, those that were refused not counted.</summary>
    public long RowsRead { get; }

    /// <summary>Whether the end of the input was seen.</summary>
    public bool IsWhole { get; }

    /// <summary>Rows that the format refuses.</summary>
    public IReadOnlyList<RowException> RefusedRows { get; }

    /// <summary>What somebody should look at before using the format, as sentences.</summary>
    public IReadOnlyList<string> Notes { get; }

    /// <summary>The format with the types proposed.</summary>
    public CsvFormat Format { get; }

    /// <summary>Reads the first rows as text and looks at them. Types that the format declares are not asked about.</summary>
    /// <param name="input">Disposed unless <paramref name="leaveOpen"/> says otherwise; read ahead of the rows.</param>
    /// <param name="format">How the input is laid out; null: the defaults.</param>
    /// <param name="maxRows">Most rows to look at. Default: 1,000.</param>
    /// <param name="leaveOpen">Whether the stream stays open.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="CsvException">The input cannot be read any further.</exception>
    public static async ValueTask<CsvPreview> ReadAsync(
        Stream input, CsvFormat? format = null, int maxRows = 1000, bool leaveOpen = false, CancellationToken cancellationToken = default)
    {
        var untyped = (format ?? new CsvFormat()) with { Columns = [] };
        using var rows = await CsvRows.OpenAsync(input, untyped, leaveOpen, cancellationToken).ConfigureAwait(false);
        var guessers = rows.Schema.Select(column => new ColumnGuesser(column.Name, untyped)).ToArray();
        var refused = new List<RowException>();
        long read = 0;
        var isWhole = false;
        while (read + refused.Count < maxRows && !isWhole)
        {
            try
            {
                isWhole = !await rows.ReadAsync(cancellationToken).ConfigureAwait(false);
            }
            catch (RowException problem)
            {
                refused.Add(problem);
                continue;
            }

            if (isWhole)
                break;
            read++;
            Look(rows, guessers);
        }

        return new CsvPreview(untyped, [.. guessers.Select(guesser => guesser.Guess())], read, isWhole, refused, [.. Remarks(rows.Schema, untyped)]);
    }

    private static void Look(CsvRows rows, ColumnGuesser[] guessers)
    {
        for (var i = 0; i < guessers.Length; i++)
            guessers[i].Look(rows.IsDBNull(i) ? null : rows.GetString(i));
    }

    private static IEnumerable<string> Remarks(RowSchema schema, CsvFormat format)
    {
        if (schema.Count != 1)
            yield break;
        foreach (var separator in ",;\t|")
        {
            var columns = schema[0].Name.Split(separator).Length;
            var name = separator == '\t' ? "a tab" : $"'{separator}'";
            if (separator != format.Separator && columns > 1)
                yield return $"There is one column, '{schema[0].Name}'. With {name} as separator there would be {columns}.";
        }
    }
}

/// <summary>What a column looks like.</summary>
/// <param name="Name">Name of the column.</param>
/// <param name="Type">The type proposed.</param>
/// <param name="Pattern">The date pattern proposed; null for ISO 8601 and for other types.</param>
/// <param name="MissingValues">Rows that have no value in it.</param>
/// <param name="MaxLength">Longest text in UTF-16 units.</param>
/// <param name="Example">The first value.</param>
/// <param name="Note">Why it is text although it looks like something else, as a clause; else null.</param>
public sealed record CsvColumnGuess(
    string Name, ColumnType Type, string? Pattern, long MissingValues, int MaxLength, string? Example, string? Note);
