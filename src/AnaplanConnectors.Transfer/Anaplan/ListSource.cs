using AnaplanConnectors.Client;
using AnaplanConnectors.Transfer.Csv;
using AnaplanConnectors.Transfer.Rows;

namespace AnaplanConnectors.Transfer.Anaplan;

/// <summary>
/// The items of a list as a source of typed rows: <c>id</c>, <c>name</c>, <c>code</c>, <c>parent</c>, <c>parentId</c>, <c>listId</c> and
/// <c>listName</c> of the parent's list, then a Boolean for each subset and a column for each property by its format (API reference 3.8).
/// </summary>
/// <remarks>
/// The top level item is no row. A property that is named like an earlier column gets its occurrence: <c>listName (2)</c>.
/// </remarks>
public sealed class ListSource : ISource, ISampledSource, IIdentifiedColumns
{
    private static readonly string[] Fixed = ["id", "name", "code", "parent", "parentId", "listId", "listName"];

    private readonly ModelClient _model;
    private readonly string _list;
    private readonly ListSourceOptions _options;

    /// <summary>Names the list. No request is made yet.</summary>
    /// <param name="model">The model; not disposed here.</param>
    /// <param name="listNameOrId">Id, name, or name in another case. Two lists that match are an error.</param>
    /// <param name="options">The defaults when null.</param>
    public ListSource(ModelClient model, string listNameOrId, ListSourceOptions? options = null)
    {
        _model = model ?? throw new ArgumentNullException(nameof(model));
        _list = listNameOrId ?? throw new ArgumentNullException(nameof(listNameOrId));
        _options = options ?? new ListSourceOptions();
    }

    /// <summary>The columns by the list's metadata.</summary>
    /// <exception cref="AnaplanNotFoundException">No list, or several, answer to the name.</exception>
    public async ValueTask<RowSchema> GetSchemaAsync(CancellationToken cancellationToken = default)
        => SchemaOf((await ResolveAsync(cancellationToken).ConfigureAwait(false)).Columns);

    /// <summary>The columns with the ids of the subsets that they are; the service tells none of properties.</summary>
    /// <exception cref="AnaplanNotFoundException">No list, or several, answer to the name.</exception>
    public async ValueTask<IReadOnlyList<IdentifiedColumn>> GetIdentifiedColumnsAsync(CancellationToken cancellationToken = default)
        => (await ResolveAsync(cancellationToken).ConfigureAwait(false)).Columns;

    /// <summary>
    /// Reads the items: by one request, whose answer is held in memory, when there are few, else by a large read, which keeps memory flat.
    /// See <see cref="ListReadOptions.LargeReadFrom"/>.
    /// </summary>
    /// <exception cref="AnaplanNotFoundException">No list, or several, answer to the name.</exception>
    /// <exception cref="AnaplanApiException">The service refused, or gave up the large read.</exception>
    public async ValueTask<RowReader> OpenAsync(CancellationToken cancellationToken = default)
    {
        var (list, columns) = await ResolveAsync(cancellationToken).ConfigureAwait(false);
        var content = await _model.Lists.OpenCsvAsync(list.Id, _options.Read, cancellationToken).ConfigureAwait(false);
        return await ReadContent.OpenRowsAsync(content, CellTypes.Format(SchemaOf(columns), _options.ColumnFormats), _options.Progress, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The service's own preview: at most 1,000 items, by one request that changes nothing.</summary>
    public async ValueTask<RowReader?> OpenSampleAsync(int rows, CancellationToken cancellationToken = default)
    {
        var (list, columns) = await ResolveAsync(cancellationToken).ConfigureAwait(false);
        var preview = await _model.Lists.OpenPreviewAsync(list.Id, cancellationToken).ConfigureAwait(false);
        return await CsvRows.OpenAsync(preview, CellTypes.Format(SchemaOf(columns), _options.ColumnFormats), leaveOpen: false, cancellationToken).ConfigureAwait(false);
    }

    private async Task<(AnaplanList List, IReadOnlyList<IdentifiedColumn> Columns)> ResolveAsync(CancellationToken cancellationToken)
    {
        var list = await _model.Lists.FindAsync(_list, cancellationToken).ConfigureAwait(false);
        var metadata = await _model.Lists.GetMetadataAsync(list.Id, cancellationToken).ConfigureAwait(false);
        return (list, CellTypes.Columns(
            [
                .. Fixed.Select(name => ((string?)null, name, ColumnType.Text)),
                .. metadata.Subsets.Select(subset => ((string?)subset.Id, subset.Name, ColumnType.Boolean)),
                .. metadata.Properties.Select(property => ((string?)null, property.Name, CellTypes.Of(property.Format, property.FormatText, _options.Numbers))),
            ],
            _options.ColumnFormats));
    }

    private static RowSchema SchemaOf(IReadOnlyList<IdentifiedColumn> columns) => new(columns.Select(column => column.Column));
}

/// <summary>How the items of a list are read.</summary>
public sealed class ListSourceOptions
{
    /// <summary>When a large read is made, and how far ahead it fetches.</summary>
    public ListReadOptions Read { get; init; } = new();

    /// <summary>What numbers become. Default: <see cref="NumberType.Double"/>, which is what Anaplan computes with.</summary>
    public NumberType Numbers { get; init; }

    /// <summary>
    /// Types and date patterns of columns by name, instead of those that the formats of properties suggest. Default: none; dates are read as
    /// <c>yyyy-MM-dd</c>.
    /// </summary>
    public IReadOnlyList<ColumnFormat> ColumnFormats { get; init; } = [];

    /// <summary>Told about the bytes read. Default: nobody.</summary>
    public IProgress<TransferProgress>? Progress { get; init; }
}
