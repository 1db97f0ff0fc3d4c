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

    /// <summary>The very first rows as text, as many as were asked for.</summary>
    public IReadOnlyList<IReadOnlyList<string>> FirstRows { get; init; } = [];

    /// <summary>What was looked at, in words.</summary>
    public string Describe(Location from) => Rows is { } rows
        ? Describe(rows, Problems.Count, IsWhole, from is AnaplanLocation { Kind: ObjectKind.Exports } ? " of its last run" : "")
        : from is AnaplanLocation ? "none: rows exist once the export has run" : "none: the database has no transactions, so it could not take back what the query does";

    /// <param name="read">Rows that could be read.</param>
    /// <param name="refused">Rows that could not.</param>
    /// <param name="isWhole">Whether these are all.</param>
    /// <param name="whose">Of what they are, with a space in front; nothing: of the source.</param>
    public static string Describe(long read, int refused, bool isWhole, string whose = "")
        => $"{Figures.Count(read + refused, "row")}{whose} looked at{(isWhole ? ", which is all of them" : "")}{(refused > 0 ? $"; {Figures.Count(refused)} cannot be read" : "")}";

    public SchemaContract ToContract() => new()
    {
        Schema = new RowSchema(Columns.Select(column => column.Column)),
        Patterns = Columns.Where(column => column.Pattern is not null).ToDictionary(column => column.Column.Name, column => column.Pattern!),
    };

    /// <param name="source">Opened for reading only.</param>
    /// <param name="from">Where it is.</param>
    /// <param name="rows">Most rows to look at.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <param name="shown">Rows to keep as text.</param>
    public static async Task<SourceSample> ReadAsync(ISource source, Location from, int rows, CancellationToken cancellationToken, int shown = 0)
    {
        if (source is CsvFile file)
            return OfText(await file.PreviewAsync(rows, cancellationToken), file.Format);
        var evidence = source is IInferredTypes inferred ? await inferred.GetEvidenceAsync(cancellationToken) : null;
        var sample = source is ISampledSource sampled ? await sampled.OpenSampleAsync(rows, cancellationToken) : await source.OpenAsync(cancellationToken);
        if (source is StandardInput)
            evidence = [.. sample!.Schema.Select(column => new ColumnEvidence(column, column.Type == ColumnType.Text ? TypeEvidence.Nothing : TypeEvidence.Options))];
        var look = new SampleLook(from, evidence);
        if (sample is null)
            return look.WithoutRows(evidence?.Select(one => one.Column) ?? await source.GetSchemaAsync(cancellationToken));
        using (sample)
            return await look.ReadAsync(sample, rows, shown, cancellationToken);
    }

    private static SourceSample OfText(CsvPreview preview, CsvFormat format) => new(
        [
            .. preview.Columns.Select(guess => format.Columns.FirstOrDefault(column => column.Name.Equals(guess.Name, StringComparison.OrdinalIgnoreCase)) is { } declared
                ? new SampledColumn(new Column(guess.Name, declared.Type), declared.Pattern, "--types", guess.MissingValues, Short(guess.Example), null)
                : new SampledColumn(new Column(guess.Name, guess.Type), guess.Pattern, "sample", guess.MissingValues, Short(guess.Example), guess.Note)),
        ],
        preview.RowsRead, preview.IsWhole, preview.RefusedRows, preview.Columns.Sum(guess => guess.MaxLength + 1L) * preview.RowsRead);

    private static string? Short(string? example) => example is null ? null : Printable.Short(example);
}
