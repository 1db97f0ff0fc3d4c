using AnaplanConnectors.Client;
using AnaplanConnectors.Transfer.Rows;

namespace AnaplanConnectors.Transfer.Anaplan;

/// <summary>
/// A view as a source of typed rows: a text column for each dimension, then one for each line item by its format (API reference 7.5).
/// </summary>
/// <remarks>
/// All pages are read, and the totals that the view shows. <see cref="ViewSourceOptions.Pages"/> keeps rows of chosen members. A line item
/// that is named like a dimension gets its occurrence: <c>Products (2)</c>.
/// </remarks>
public sealed class ViewSource : ISource, ISampledSource, IIdentifiedColumns
{
    // Above it the service answers no single request (API reference 3.6).
    private const int MostCells = 1_000_000;

    private readonly ModelClient _model;
    private readonly string? _module;
    private readonly string _view;
    private readonly ViewSourceOptions _options;

    /// <summary>Names the view. No request is made yet.</summary>
    /// <param name="model">The model; not disposed here.</param>
    /// <param name="viewNameOrId">
    /// Id or name: <c>Module</c> for the view it opens with, <c>Module.View</c> for a saved one, with or without the quotes that the service
    /// puts around special characters; the id of a line item for its own view.
    /// </param>
    /// <param name="options">The defaults when null.</param>
    /// <exception cref="AnaplanConfigurationException">Options are outside their limits; all problems are named.</exception>
    public ViewSource(ModelClient model, string viewNameOrId, ViewSourceOptions? options = null)
        : this(model, null, viewNameOrId, options, isChecked: true)
    {
    }

    /// <summary>Names the view of a module. No request is made yet.</summary>
    /// <param name="model">The model; not disposed here.</param>
    /// <param name="moduleNameOrId">The module.</param>
    /// <param name="viewNameOrId">The view as it is called in its module; <c>default</c> for the one it opens with.</param>
    /// <param name="options">The defaults when null.</param>
    /// <exception cref="AnaplanConfigurationException">Options are outside their limits; all problems are named.</exception>
    public ViewSource(ModelClient model, string moduleNameOrId, string viewNameOrId, ViewSourceOptions? options = null)
        : this(model, moduleNameOrId ?? throw new ArgumentNullException(nameof(moduleNameOrId)), viewNameOrId, options, isChecked: true)
    {
    }

    private ViewSource(ModelClient model, string? module, string view, ViewSourceOptions? options, bool isChecked)
    {
        _model = model ?? throw new ArgumentNullException(nameof(model));
        _module = module;
        _view = view ?? throw new ArgumentNullException(nameof(view));
        _options = options ?? new ViewSourceOptions();
        if (isChecked && _options.Problems().ToList() is { Count: > 0 } problems)
            throw new AnaplanConfigurationException(problems);
    }

    /// <summary>The columns by the view's layout and the formats of its line items.</summary>
    /// <exception cref="AnaplanNotFoundException">No view, or several, answer to the name.</exception>
    public async ValueTask<RowSchema> GetSchemaAsync(CancellationToken cancellationToken = default)
        => (await ResolveAsync(cancellationToken).ConfigureAwait(false)).Schema;

    /// <summary>The columns with the ids of the dimensions and line items that they are; "Value" has none.</summary>
    /// <exception cref="AnaplanNotFoundException">No view, or several, answer to the name.</exception>
    public async ValueTask<IReadOnlyList<IdentifiedColumn>> GetIdentifiedColumnsAsync(CancellationToken cancellationToken = default)
        => (await ResolveAsync(cancellationToken).ConfigureAwait(false)).Columns;

    /// <summary>
    /// Reads the cells: by one request, whose answer is held in memory, when there are few, else by a large read, which keeps memory flat.
    /// See <see cref="ViewSourceOptions.LargeReadFrom"/>.
    /// </summary>
    /// <exception cref="AnaplanNotFoundException">No view, or several, answer to the name; or a page is not there.</exception>
    /// <exception cref="AnaplanApiException">The service refused, or gave up the large read.</exception>
    public async ValueTask<RowReader> OpenAsync(CancellationToken cancellationToken = default)
    {
        var target = await ResolveAsync(cancellationToken).ConfigureAwait(false);
        return await OpenAsync(target, null, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>First rows by one request; null when the view has more than 1,000,000 cells, which no single request reads.</summary>
    public async ValueTask<RowReader?> OpenSampleAsync(int rows, CancellationToken cancellationToken = default)
    {
        var target = await ResolveAsync(cancellationToken).ConfigureAwait(false);
        return await _model.Views.CountCellsAsync(target.View.Id, cancellationToken).ConfigureAwait(false) is not <= MostCells
            ? null
            : await OpenAsync(target, rows, cancellationToken).ConfigureAwait(false);
    }

    private Task<ViewTarget> ResolveAsync(CancellationToken cancellationToken) => ViewTarget.ResolveAsync(_model, _module, _view, _options, cancellationToken);

    private async ValueTask<RowReader> OpenAsync(ViewTarget target, int? maxRows, CancellationToken cancellationToken)
    {
        var pages = await ViewPages.ResolveAsync(_model, target, _options.Pages, cancellationToken).ConfigureAwait(false);
        var read = new ViewReadOptions
        {
            Layout = _options.Layout, LargeReadFrom = _options.LargeReadFrom, Prefetch = _options.Prefetch, Escaped = _options.Escaped, MaxRows = maxRows,
        };
        var content = await _model.Views.OpenCsvAsync(target.View, read, cancellationToken).ConfigureAwait(false);
        var rows = await ReadContent.OpenRowsAsync(content, CellTypes.Format(target.Schema, _options.ColumnFormats), _options.Progress, cancellationToken).ConfigureAwait(false);
        try
        {
            return new ViewRows(rows, target.Schema, pages);
        }
        catch
        {
            rows.Close();
            throw;
        }
    }
}
