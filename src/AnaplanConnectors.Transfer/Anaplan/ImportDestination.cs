using AnaplanConnectors.Client;
using AnaplanConnectors.Transfer.Rows;

namespace AnaplanConnectors.Transfer.Anaplan;

/// <summary>
/// A saved import as a destination of rows. Rows are written in the layout that the import was set up with and uploaded in chunks
/// while they come; completing the delivery starts the import, once, and waits for it.
/// </summary>
/// <remarks>
/// The file belongs to the user, not to the run: two deliveries of one user to the same file overwrite each other (API
/// reference 5.2). Rows that the service refuses are a result, not an exception: see <see cref="ImportResult"/>.
/// </remarks>
public sealed class ImportDestination : IDestination
{
    private readonly ModelClient _model;
    private readonly string _import;
    private readonly ImportOptions _options;

    /// <summary>Names the import. No request is made yet.</summary>
    /// <param name="model">The model; not disposed here.</param>
    /// <param name="importNameOrId">Id, name, or name in another case. Two imports that match are an error.</param>
    /// <param name="options">The defaults when null.</param>
    /// <exception cref="AnaplanConfigurationException">Options are outside their limits; all problems are named.</exception>
    public ImportDestination(ModelClient model, string importNameOrId, ImportOptions? options = null)
    {
        _model = model ?? throw new ArgumentNullException(nameof(model));
        _import = importNameOrId ?? throw new ArgumentNullException(nameof(importNameOrId));
        _options = options ?? new ImportOptions();
        var problems = _options.Problems().ToList();
        if (problems.Count > 0)
            throw new AnaplanConfigurationException(problems);
    }

    /// <summary>
    /// The columns that the import's file was set up with, all of them text: the service keeps no types (API reference 3.12).
    /// </summary>
    /// <exception cref="AnaplanNotFoundException">No import, or several, answer to the name.</exception>
    /// <exception cref="AnaplanConfigurationException">The import reads from another model or list and takes no rows.</exception>
    public async ValueTask<RowSchema?> GetSchemaAsync(CancellationToken cancellationToken = default)
    {
        var import = await _model.Imports.FindAsync(_import, cancellationToken).ConfigureAwait(false);
        return (await ImportTarget.ResolveAsync(_model, import, cancellationToken).ConfigureAwait(false)).Columns;
    }

    /// <summary>
    /// Checks that the columns fit and prepares the upload. The old content of the file is replaced when the first chunk is
    /// full or the delivery is completed, not before.
    /// </summary>
    /// <exception cref="AnaplanConfigurationException">The columns do not fit the import; all differences are named.</exception>
    public async ValueTask<RowWriter> OpenAsync(RowSchema schema, CancellationToken cancellationToken = default)
    {
        if (schema is null)
            throw new ArgumentNullException(nameof(schema));
        var import = await TakeAsync(cancellationToken).ConfigureAwait(false);
        var target = await ImportTarget.ResolveAsync(_model, import, cancellationToken).ConfigureAwait(false);
        return new ImportWriter(_model, target, schema, ColumnMatch.Find(schema, target, _options), _options);
    }

    /// <summary>What a delivery of rows of this schema would do. Only reads.</summary>
    /// <exception cref="AnaplanConfigurationException">The columns do not fit the import; all differences are named.</exception>
    /// <exception cref="AnaplanNotFoundException">No import, or several, answer to the name.</exception>
    public async Task<ImportPlan> PlanAsync(RowSchema schema, CancellationToken cancellationToken = default)
    {
        if (schema is null)
            throw new ArgumentNullException(nameof(schema));
        var import = await _model.Imports.FindAsync(_import, cancellationToken).ConfigureAwait(false);
        var target = await ImportTarget.ResolveAsync(_model, import, cancellationToken).ConfigureAwait(false);
        return new ImportPlan(target, ColumnMatch.Find(schema, target, _options), _options);
    }

    /// <summary>
    /// Ends a delivery whose rows an earlier process of the run has read to their end: sends what the service lacks from what was
    /// kept, finds or starts the import, and waits for it. Null when rows have to be written, as at the first time.
    /// </summary>
    /// <exception cref="AnaplanUnknownOutcomeException">Whether the import was started could not be settled.</exception>
    public async Task<ImportResult?> ResumeAsync(CancellationToken cancellationToken = default)
    {
        if (_options.Run is not { History.Upload.Source: not null } run)
            return null;
        var import = await TakeAsync(cancellationToken).ConfigureAwait(false);
        return await new ImportResume(_model, import, _options, run).ExecuteAsync(cancellationToken).ConfigureAwait(false);
    }

    // The list of imports answers also while the model is busy; that of files waits (API reference 8.2). So whoever has the lease is
    // told before anything can wait for him.
    private async Task<AnaplanImport> TakeAsync(CancellationToken cancellationToken)
    {
        var import = await _model.Imports.FindAsync(_import, cancellationToken).ConfigureAwait(false);
        if (_options.Run is { } run && import.FileId is { Length: > 0 } file)
            await run.TakeLeaseAsync($"file {file} of model {_model.Id} at {_model.Service}", cancellationToken).ConfigureAwait(false);
        return import;
    }
}
