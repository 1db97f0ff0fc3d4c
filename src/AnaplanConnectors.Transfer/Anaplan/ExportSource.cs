using AnaplanConnectors.Client;
using AnaplanConnectors.Transfer.Csv;
using AnaplanConnectors.Transfer.Rows;

namespace AnaplanConnectors.Transfer.Anaplan;

/// <summary>
/// A saved export as a source of typed rows. Opening it runs the export, once, and reads its file chunk by chunk while rows are
/// asked for; chunks may cut rows and characters anywhere.
/// </summary>
/// <remarks>
/// For tabular layouts as CSV or text. Grids have lines of different widths (API reference 7.3): download those as they are.
/// </remarks>
public sealed class ExportSource : ISource, ISampledSource
{
    private readonly ModelClient _model;
    private readonly string _export;
    private readonly ExportOptions _options;

    /// <summary>Names the export. No request is made yet.</summary>
    /// <param name="model">The model; not disposed here.</param>
    /// <param name="exportNameOrId">Id, name, or name in another case. Two exports that match are an error.</param>
    /// <param name="options">The defaults when null.</param>
    public ExportSource(ModelClient model, string exportNameOrId, ExportOptions? options = null)
    {
        _model = model ?? throw new ArgumentNullException(nameof(model));
        _export = exportNameOrId ?? throw new ArgumentNullException(nameof(exportNameOrId));
        _options = options ?? new ExportOptions();
    }

    /// <summary>The columns that the saved definition promises. Runs nothing; the file may have other ones in the end.</summary>
    /// <exception cref="AnaplanNotFoundException">No export, or several, answer to the name.</exception>
    public async ValueTask<RowSchema> GetSchemaAsync(CancellationToken cancellationToken = default)
    {
        var (_, metadata) = await ResolveAsync(cancellationToken).ConfigureAwait(false);
        return ExportSchema.Columns(metadata, ExportSchema.Format(metadata, _options));
    }

    /// <summary>Runs the export and opens its file.</summary>
    /// <exception cref="AnaplanConfigurationException">The export does not write text.</exception>
    /// <exception cref="AnaplanActionException">The export ran and failed.</exception>
    /// <exception cref="AnaplanApiException">The export was run again meanwhile (ANX6004); the reader throws it too, at the end.</exception>
    /// <exception cref="CsvException">The file has no header, or one that names a column twice.</exception>
    public async ValueTask<RowReader> OpenAsync(CancellationToken cancellationToken = default)
    {
        var (export, metadata) = await ResolveAsync(cancellationToken).ConfigureAwait(false);
        var format = ExportSchema.Format(metadata, _options);
        var content = await new ExportContent(_model, export, _options).OpenAsync(cancellationToken).ConfigureAwait(false);
        if (_options.Progress is { } progress)
            content = new ReadProgressStream(content, progress);
        try
        {
            return await CsvRows.OpenAsync(content, format, leaveOpen: false, cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            content.Dispose();
            throw;
        }
    }

    /// <summary>Null: rows of an export exist once it has run.</summary>
    public ValueTask<RowReader?> OpenSampleAsync(int rows, CancellationToken cancellationToken = default) => new((RowReader?)null);

    private async Task<(AnaplanExport Export, ExportMetadata Metadata)> ResolveAsync(CancellationToken cancellationToken)
    {
        var export = await _model.Exports.FindAsync(_export, cancellationToken).ConfigureAwait(false);
        var metadata = await _model.Exports.GetMetadataAsync(export.Id, cancellationToken).ConfigureAwait(false);
        var mediaType = metadata.Format ?? export.Format;
        if (mediaType is not null && !mediaType.StartsWith("text/", StringComparison.OrdinalIgnoreCase))
        {
            throw new AnaplanConfigurationException(
                [$"export '{export.Name}' ({export.Id}) writes {mediaType}, which has no rows to read; save it as CSV or text in Anaplan, or download the file as it is"]);
        }

        return (export, metadata);
    }
}
