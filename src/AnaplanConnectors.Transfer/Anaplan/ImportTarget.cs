using AnaplanConnectors.Client;
using AnaplanConnectors.Transfer.Csv;
using AnaplanConnectors.Transfer.Rows;

namespace AnaplanConnectors.Transfer.Anaplan;

/// <summary>An import with the file it reads and the layout that it expects there.</summary>
internal sealed class ImportTarget
{
    private ImportTarget(AnaplanImport import, AnaplanFile file, ImportSource source)
    {
        Import = import;
        File = file;
        Columns = new RowSchema(source.HeaderNames.Select(name => new Column(name, ColumnType.Text)));
        HeaderLines = Math.Max(0, FirstLineOfData(source) - 1);
        Format = new CsvFormat
        {
            Separator = Character(source.ColumnSeparator ?? file.Separator) ?? ',',
            Qualifier = Character(source.TextDelimiter ?? file.Delimiter),
            Encoding = source.TextEncoding ?? file.Encoding ?? "UTF-8",
            DecimalSeparator = Character(source.DecimalSeparator) ?? '.',
            HeaderRow = HeaderLines > 0 ? 1 : 0,
        };
    }

    public AnaplanImport Import { get; }

    public AnaplanFile File { get; }

    public RowSchema Columns { get; }

    public CsvFormat Format { get; }

    /// <summary>Lines in front of the first row of data; the header is one of them.</summary>
    public int HeaderLines { get; }

    public static async Task<ImportTarget> ResolveAsync(ModelClient model, AnaplanImport import, CancellationToken cancellationToken)
    {
        var metadata = await model.Imports.GetMetadataAsync(import.Id, cancellationToken).ConfigureAwait(false);
        if (metadata.Source is not { } source || import.FileId is not { Length: > 0 } fileId)
        {
            throw new AnaplanConfigurationException(
                [$"import '{import.Name}' ({import.Id}) reads from {metadata.Type ?? "another source"}, not from a file, and takes no rows"]);
        }

        var file = await model.Files.FindAsync(fileId, cancellationToken).ConfigureAwait(false);
        return new ImportTarget(import, file, source);
    }

    private static int FirstLineOfData(ImportSource source)
        => source.FirstDataRow is > 0 ? source.FirstDataRow.Value : source.HeaderRow is > 0 ? source.HeaderRow.Value + 1 : 1;

    private static char? Character(string? text) => text is { Length: 1 } ? text[0] : null;
}
