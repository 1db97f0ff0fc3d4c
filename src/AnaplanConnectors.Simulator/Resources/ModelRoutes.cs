using static AnaplanConnectors.Simulator.RouteTable;

namespace AnaplanConnectors.Simulator;

/// <summary>The calls about what a model consists of: lists, modules, views, cells, time and versions.</summary>
internal sealed class ModelRoutes(SimulatorOptions options)
{
    private static readonly string[] Json = [Endpoint.Json];
    private static readonly string[] Csv = [ListEndpoints.Csv];

    private readonly ModuleEndpoints _modules = new();
    private readonly DimensionEndpoints _dimensions = new();
    private readonly CellEndpoints _cells = new(options);
    private readonly TimeEndpoints _time = new(options);
    private readonly ListEndpoints _lists = new();
    private readonly ListChangeEndpoints _listChanges = new(options);

    /// <summary>All of them need the model, so they wait while a task has it (API reference 8.2).</summary>
    public IEnumerable<Endpoint> Endpoints() => All().Select(endpoint => endpoint with { WaitsForModel = true });

    private IEnumerable<Endpoint> All() =>
    [
        Get(Route.Modules, "{M}/modules", _modules.List),
        Get(Route.LineItems, "{M}/lineItems", _modules.LineItems),
        Get(Route.ModuleLineItems, "{M}/modules/{module}/lineItems", _modules.LineItemsOfModule),
        Get(Route.LineItemDimensions, "{M}/lineItems/{lineItem}/dimensions", _modules.Dimensions),
        Get(Route.DimensionItems, "{M}/lineItems/{lineItem}/dimensions/{dimension}/items", _dimensions.ItemsOfLineItem),
        Get(Route.DimensionItems, "{M}/dimensions/{dimension}/items", _dimensions.Items),
        Post(Route.FindDimensionItems, "{M}/dimensions/{dimension}/items", _dimensions.FindAsync) with { Consumes = Json },
        Post(Route.WriteCells, "{M}/modules/{module}/data", _cells.WriteAsync) with { Consumes = Json },

        Get(Route.Calendar, "{M}/modelCalendar", _time.GetCalendar),
        Put(Route.SetFiscalYear, "{M}/modelCalendar/fiscalYear", _time.PutFiscalYearAsync) with { Consumes = Json, Produces = Json },
        Get(Route.CurrentPeriod, "{M}/currentPeriod", _time.CurrentPeriod),
        // The date may be in the query alone, without a body.
        Put(Route.SetCurrentPeriod, "{M}/currentPeriod", _time.PutCurrentPeriodAsync) with { Produces = Json },
        Get(Route.Versions, "{M}/versions", _time.Versions),
        Put(Route.SetSwitchover, "{M}/versions/{version}/switchover", _time.PutSwitchoverAsync) with { Consumes = Json, Produces = Json },

        Get(Route.Lists, "{M}/lists", _lists.List),
        Get(Route.ListMetadata, "{M}/lists/{list}", _lists.Get),
        Get(Route.ListItems, "{M}/lists/{list}/items", _lists.Items) with { Produces = [Endpoint.Json, ListEndpoints.Csv] },
        Post(Route.ChangeListItems, "{M}/lists/{list}/items", _listChanges.ChangeAsync) with { Consumes = Json },
        Put(Route.UpdateListItems, "{M}/lists/{list}/items", _listChanges.UpdateAsync) with { Consumes = Json, Produces = Json },
        Post(Route.ResetListIndex, "{M}/lists/{list}/resetIndex", _listChanges.ResetIndex) with { Produces = [] },
        Get(Route.ListPreview, "{M}/lists/{list}/preview", _lists.Preview) with { Produces = Csv },
    ];
}
