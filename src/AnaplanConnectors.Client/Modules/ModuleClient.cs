namespace AnaplanConnectors.Client;

/// <summary>A module of a model (API reference 3.5).</summary>
public sealed class AnaplanModule : NamedItem;

/// <summary>The modules of a model, what is in them, and how their cells are written.</summary>
public sealed class ModuleClient : ItemClient<AnaplanModule>
{
    private readonly LineItemClient _lineItems;
    private readonly ViewClient _views;

    internal ModuleClient(ModelScope scope, LineItemClient lineItems, ViewClient views)
        : base(scope, ItemKind.Of("modules", "module"), ApiJson.Default.ListAnaplanModule) => (_lineItems, _views) = (lineItems, views);

    /// <summary>The line items of a module with all that is known of them, in the order people see.</summary>
    /// <exception cref="AnaplanNotFoundException">The module is unknown or not visible to this user.</exception>
    public IAsyncEnumerable<LineItem> ListLineItemsAsync(string moduleId, CancellationToken cancellationToken = default)
        => _lineItems.ListOfModuleAsync(moduleId, Describe(moduleId), cancellationToken);

    /// <summary>The views of a module. The default view has the module's id and is called "default" here (API reference 3.6).</summary>
    public IAsyncEnumerable<AnaplanView> ListViewsAsync(string moduleId, CancellationToken cancellationToken = default)
        => _views.ListOfModuleAsync(moduleId, Describe(moduleId), cancellationToken);

    /// <summary>
    /// Sets cells (API reference 3.10). Split into requests of at most 100,000 cells and 15 MB; each returns after recalculation.
    /// Cells that could not be set are in the result under their position in <paramref name="cells"/>. May be repeated without harm.
    /// </summary>
    /// <param name="moduleId">The module.</param>
    /// <param name="cells">Cells, enumerated once.</param>
    /// <param name="options">Null for the defaults.</param>
    /// <param name="cancellationToken">Ends the call; requests that were sent take effect.</param>
    /// <exception cref="AnaplanApiException">A whole request was refused, for instance for an unknown line item; earlier ones have taken effect.</exception>
    public Task<CellWriteResult> WriteCellsAsync(
        string moduleId, IEnumerable<CellWrite> cells, CellWriteOptions? options = null, CancellationToken cancellationToken = default)
    {
        if (cells is null)
            throw new ArgumentNullException(nameof(cells));
        options ??= new();
        AnaplanConfigurationException.ThrowIfAny(options.Problems());
        return new CellWriter(Scope, PathOf(moduleId, "data"), Describe(moduleId), options).WriteAsync(cells, cancellationToken);
    }
}
