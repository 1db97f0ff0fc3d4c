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
public sealed class ExportSource : ISource, ISampledSource, IInferredTypes
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

    /// <summary>
    /// The columns that the saved definition promises. Runs nothing; the file may have other ones in the end. The model's line items are asked
    /// for where the definition does not tell a type (see <see cref="GetEvidenceAsync"/>).
    /// </summary>
    /// <exception cref="AnaplanNotFoundException">No export, or several, answer to the name.</exception>
    public async ValueTask<RowSchema> GetSchemaAsync(CancellationToken cancellationToken = default)
        => new((await EvidenceAsync(compares: false, cancellationToken).ConfigureAwait(false)).Select(one => one.Column));

    /// <summary>
    /// The same columns with what their types are known from: the metadata of the export, or the format of the line items of the same
    /// name where the metadata says nothing definite or has lists of different lengths (API reference 3.13). Where the two contradict each other a note says so.
    /// </summary>
    /// <exception cref="AnaplanNotFoundException">No export, or several, answer to the name.</exception>
    public ValueTask<IReadOnlyList<ColumnEvidence>> GetEvidenceAsync(CancellationToken cancellationToken = default) => EvidenceAsync(compares: true, cancellationToken);

    /// <summary>Runs the export and opens its file.</summary>
    /// <exception cref="AnaplanConfigurationException">The export does not write text.</exception>
    /// <exception cref="AnaplanActionException">The export ran and failed.</exception>
    /// <exception cref="AnaplanApiException">The export was run again meanwhile (ANX6004); the reader throws it too, at the end.</exception>
    /// <exception cref="CsvException">The file has no header, or one that names a column twice.</exception>
    public async ValueTask<RowReader> OpenAsync(CancellationToken cancellationToken = default)
    {
        var (export, metadata) = await ResolveAsync(cancellationToken).ConfigureAwait(false);
        var content = await new ExportContent(_model, export, _options).OpenAsync(cancellationToken).ConfigureAwait(false);
        if (_options.Progress is { } progress)
            content = new ReadProgressStream(content, progress);
        return await RowsAsync(content, metadata, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>
    /// First rows of what the export made when this user ran it last, which the service keeps for 48 hours. Null when there is nothing:
    /// other rows exist once it has run.
    /// </summary>
    public async ValueTask<RowReader?> OpenSampleAsync(int rows, CancellationToken cancellationToken = default)
    {
        var (export, metadata) = await ResolveAsync(cancellationToken).ConfigureAwait(false);
        var kept = await _model.Files.OpenDownloadAsync(export.Id, cancellationToken).ConfigureAwait(false);
        if (kept.ChunkIds.Count == 0)
            return null;
        var content = _model.Files.OpenRead(kept, new FileDownloadOptions { Prefetch = 1 });
        return await RowsAsync(content, metadata, cancellationToken).ConfigureAwait(false);
    }

    private async ValueTask<RowReader> RowsAsync(Stream content, ExportMetadata metadata, CancellationToken cancellationToken)
        => await CsvRows.OpenAsync(
            content, ExportSchema.Format(metadata), new ExportTypes(_model, metadata, _options).OfHeaderAsync, leaveOpen: false, CsvRecords.DefaultBufferSize, cancellationToken)
            .ConfigureAwait(false);

    private async ValueTask<IReadOnlyList<ColumnEvidence>> EvidenceAsync(bool compares, CancellationToken cancellationToken)
    {
        var (_, metadata) = await ResolveAsync(cancellationToken).ConfigureAwait(false);
        return await new ExportTypes(_model, metadata, _options).OfAsync(metadata.HeaderNames, compares, cancellationToken).ConfigureAwait(false);
    }

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
