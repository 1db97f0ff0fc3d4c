using System.Globalization;
using AnaplanConnectors.Transfer.Csv;
using AnaplanConnectors.Transfer.Mapping;
using AnaplanConnectors.Transfer.Rows;

namespace AnaplanConnectors.Cli;

/// <summary>A column of a source, with what was seen in it.</summary>
/// <param name="Column">Name and type.</param>
/// <param name="Pattern">How dates are written in text; null for ISO 8601.</param>
/// <param name="Origin">What the type is known from.</param>
/// <param name="Missing">Values that were missing.</param>
/// <param name="Example">The first value.</param>
/// <param name="Note">What somebody should know of it; null when nothing.</param>
internal sealed record SampledColumn(Column Column, string? Pattern, string Origin, long Missing, string? Example, string? Note);

/// <summary>The columns of a source and its first rows, without running or starting anything.</summary>
/// <param name="Columns">The columns; of text files with the types that would fit.</param>
/// <param name="Rows">Rows looked at; null when rows do not exist yet.</param>
/// <param name="IsWhole">Whether these are all.</param>
/// <param name="Problems">Rows that cannot be read.</param>
/// <param name="Bytes">Length of the rows as text, about; null when no row was seen.</param>
internal sealed record SourceSample(IReadOnlyList<SampledColumn> Columns, long? Rows, bool IsWhole, IReadOnlyList<RowException> Problems, long? Bytes)
{
    public const int DefaultRows = 1000;

    public SchemaContract ToContract() => new()
    {
        Schema = new RowSchema(Columns.Select(column => column.Column)),
        Patterns = Columns.Where(column => column.Pattern is not null).ToDictionary(column => column.Column.Name, column => column.Pattern!),
    };

    public static async Task<SourceSample> ReadAsync(ISource source, Location from, int rows, CancellationToken cancellationToken)
    {
        if (source is StandardInput or Arrow.ArrowStream)
            throw new UsageException($"'{from}' can be read once only, and not be looked at before.", "Look at the same rows in a file.");
        return source is CsvFile file ? OfText(await file.PreviewAsync(rows, cancellationToken), file.Format) : await OfTypedAsync(source, from, rows, cancellationToken);
    }

    private static SourceSample OfText(CsvPreview preview, CsvFormat format) => new(
        [
            .. preview.Columns.Select(guess => format.Columns.FirstOrDefault(column => column.Name.Equals(guess.Name, StringComparison.OrdinalIgnoreCase)) is { } declared
                ? new SampledColumn(new Column(guess.Name, declared.Type), declared.Pattern, "--types", guess.MissingValues, guess.Example, null)
                : new SampledColumn(new Column(guess.Name, guess.Type), guess.Pattern, "sample", guess.MissingValues, guess.Example, guess.Note)),
        ],
        preview.RowsRead, preview.IsWhole, preview.RefusedRows, preview.Columns.Sum(guess => guess.MaxLength + 1L) * preview.RowsRead);

    private static async Task<SourceSample> OfTypedAsync(ISource source, Location from, int most, CancellationToken cancellationToken)
    {
        var sample = source is ISampledSource sampled ? await sampled.OpenSampleAsync(most, cancellationToken) : await source.OpenAsync(cancellationToken);
        if (sample is null)
            return new SourceSample([.. (await source.GetSchemaAsync(cancellationToken)).Select(column => new SampledColumn(column, null, OriginOf(from), 0, null, null))], null, false, [], null);
        using (sample)
            return await LookAsync(sample, from, most, cancellationToken);
    }

    private static async Task<SourceSample> LookAsync(RowReader rows, Location from, int most, CancellationToken cancellationToken)
    {
        var missing = new long[rows.FieldCount];
        var examples = new string?[rows.FieldCount];
        var problems = new List<RowException>();
        var (read, bytes, isWhole) = (0L, 0L, false);
        while (read + problems.Count < most && !isWhole)
        {
            try
            {
                isWhole = !await rows.ReadAsync(cancellationToken);
                for (var i = 0; i < rows.FieldCount && !isWhole; i++)
                {
                    bytes++;
                    if (rows.IsDBNull(i))
                        missing[i]++;
                    else
                    {
                        var text = Shown(rows.GetValue(i));
                        bytes += text.Length;
                        examples[i] ??= text;
                    }
                }

                read += isWhole ? 0 : 1;
            }
            catch (RowException problem)
            {
                problems.Add(problem);
            }
        }

        return new SourceSample(
            [.. rows.Schema.Select((column, i) => new SampledColumn(column, null, OriginOf(from), missing[i], examples[i], null))], read, isWhole, problems, bytes);
    }

    private static string Shown(object value) => value switch
    {
        DateTime { TimeOfDay.Ticks: 0 } day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTime moment => moment.ToString("yyyy-MM-ddTHH:mm:ss", CultureInfo.InvariantCulture),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
    };

    private static string OriginOf(Location from) => from switch
    {
        AnaplanLocation { Kind: ObjectKind.Exports } => "export",
        AnaplanLocation { Kind: ObjectKind.Lists } => "properties",
        AnaplanLocation { Kind: ObjectKind.Views } => "line items",
        DatabaseLocation or SqliteLocation => "database",
        _ => "file",
    };
}
