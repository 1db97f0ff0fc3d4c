using static AnaplanConnectors.Simulator.RouteTable;

namespace AnaplanConnectors.Simulator;

/// <summary>The calls about what a model consists of: lists, modules, views, cells, time and versions.</summary>
internal sealed class ModelRoutes(TenantState tenant, ModelDirectory models, ContentDirectory content,
    SimulatorOptions options)
{
    private static readonly string[] Json = [Endpoint.Json];
    private static readonly string[] Csv = [ListEndpoints.Csv];

    private readonly ModuleEndpoints _modules = new();
    private readonly DimensionEndpoints _dimensions = new();
    private readonly CellEndpoints _cells = new(options);
    private readonly TimeEndpoints _time = new(options);
    private readonly ViewEndpoints _views = new(options);
    private readonly ViewDataEndpoints _viewData = new(options);
    private readonly ReadRequestEndpoints _reads = new(content, options);
    private readonly PeopleEndpoints _people = new(tenant);
    private readonly DeletionEndpoints _deletion = new(tenant, models);
    private readonly OtherEndpoints _other = new(options);
    private readonly ListEndpoints _lists = new();
    private readonly ListChangeEndpoints _listChanges = new(options);

    /// <summary>What is about the contents of a model waits while a task has it (API reference 8.2).</summary>
    public IEnumerable<Endpoint> Endpoints() =>
    [
        Get(Route.WorkspaceAdministrators, "/2/0/workspaces/{workspace}/admins", _people.Administrators),
        Get(Route.WorkspaceVisitors, "/2/0/workspaces/{workspace}/visitors", _people.Visitors),
        Post(Route.DeleteModels, "/2/0/workspaces/{workspace}/bulkDeleteModels", _deletion.DeleteAsync) with { Consumes = Json },
        // Answers at once, as all monitoring of actions does.
        Get(Route.SolutionLog, "/2/0/workspaces/{workspace}/models/{model}/optimizeActions/{action}/tasks/{task}/solutionLogs",
            _other.SolutionLog) with { Produces = [ApiBody.PlainText] },
        .. OfModel().Select(endpoint => endpoint with { WaitsForModel = true }),
    ];

    private IEnumerable<Endpoint> OfModel() =>
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

        Get(Route.Views, "{M}/views", _views.List),
        Get(Route.ModuleViews, "{M}/modules/{module}/views", _views.ListOfModule),
        Get(Route.View, "{M}/views/{view}", _views.Get),
        Get(Route.DimensionItems, "{M}/views/{view}/dimensions/{dimension}/items", _views.DimensionItems),
        Get(Route.ViewData, "{M}/views/{view}/data", _viewData.Get) with { Produces = [ViewDataEndpoints.Csv, Endpoint.Json] },
        .. Reads("views/{view}", Post(Route.StartRead, "{M}/views/{view}/readRequests", _reads.StartViewAsync) with { Consumes = Json }),
        .. Reads("lists/{list}", Post(Route.StartRead, "{M}/lists/{list}/readRequests", _reads.StartList)),

        Get(Route.Dashboards, "{M}/dashboards", _other.Dashboards),

        Get(Route.Lists, "{M}/lists", _lists.List),
        Get(Route.ListMetadata, "{M}/lists/{list}", _lists.Get),
        Get(Route.ListItems, "{M}/lists/{list}/items", _lists.Items) with { Produces = [Endpoint.Json, ListEndpoints.Csv] },
        Post(Route.ChangeListItems, "{M}/lists/{list}/items", _listChanges.ChangeAsync) with { Consumes = Json },
        Put(Route.UpdateListItems, "{M}/lists/{list}/items", _listChanges.UpdateAsync) with { Consumes = Json, Produces = Json },
        Post(Route.ResetListIndex, "{M}/lists/{list}/resetIndex", _listChanges.ResetIndex) with { Produces = [] },
        Get(Route.ListPreview, "{M}/lists/{list}/preview", _lists.Preview) with { Produces = Csv },
    ];

    private IEnumerable<Endpoint> Reads(string of, Endpoint start)
    {
        var requests = $"{{M}}/{of}/readRequests";
        return
        [
            start,
            start with { Path = requests + "/" },
            new Endpoint(Route.ReadStatus, "GET", requests + "/{request}", _reads.GetAsync),
            new Endpoint(Route.ReadPage, "GET", requests + "/{request}/pages/{page}", _reads.GetPageAsync) { Produces = Csv },
            Delete(Route.DeleteRead, requests + "/{request}", _reads.Delete),
        ];
    }
}
