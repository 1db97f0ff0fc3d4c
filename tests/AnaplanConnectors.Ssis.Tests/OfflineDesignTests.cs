using System.Xml.Linq;
using AnaplanConnectors.Ssis.Host;
using AnaplanConnectors.TestKit;
using Microsoft.SqlServer.Dts.Pipeline;
using Microsoft.SqlServer.Dts.Pipeline.Wrapper;
using Microsoft.SqlServer.Dts.Runtime;
using DataType = Microsoft.SqlServer.Dts.Runtime.Wrapper.DataType;

namespace AnaplanConnectors.Ssis.Tests;

/// <summary>Packages that were designed while Anaplan was there, and are opened, checked and edited while it is not.</summary>
[TestFixture("en-US"), TestFixture("de-DE"), TestFixture("tr-TR")]
public sealed class OfflineDesignTests(string culture) : OfflineFixture(culture)
{
    private static readonly UpstreamColumn[] StoreColumns = [new("code", new ColumnType(DataType.DT_WSTR, 20)), new("name", new ColumnType(DataType.DT_WSTR, 50))];

    private static readonly UpstreamColumn[] CellColumns =
        [new("Products", new ColumnType(DataType.DT_WSTR, 20)), new("Time", new ColumnType(DataType.DT_WSTR, 20)), new("Note", new ColumnType(DataType.DT_WSTR, 20))];

    private readonly Dictionary<string, XElement> _saved = [];

    [OneTimeSetUp]
    public void Design_everything_while_Anaplan_is_there()
    {
        using var service = SimulatedService.Start();
        var connections = Flow.Connections(service.Address);
        _saved["Export"] = Flow.Source(connections).Save();
        _saved["View"] = Flow.Source(connections, "View", "REV01 Sales").Save();
        _saved["Source list"] = Flow.Source(connections, "List", "Stores").Save();
        _saved["Import"] = Flow.Destination(connections).Save();
        _saved["Import without mappings"] = Flow.DestinationOn(connections, "Import", "Load sales", Flow.SalesColumns).Save();
        _saved["List"] = Flow.DestinationOn(connections, "List", "Stores", StoreColumns, "code", "name").Save();
        _saved["Module"] = Flow.DestinationOn(connections, "Module", "REV01 Sales", CellColumns, "Products", "Time", "Note").Save();
    }

    [TestCase("Export"), TestCase("View"), TestCase("Source list")]
    public void A_source_opens_valid_from_what_was_saved(string saved) => OpensValid(Open<AnaplanSource>(saved));

    [TestCase("Import"), TestCase("List"), TestCase("Module")]
    public void A_destination_opens_valid_from_what_was_saved(string saved) => OpensValid(Open<AnaplanDestination>(saved));

    [TestCase("Export"), TestCase("View"), TestCase("Source list")]
    public void A_source_without_a_connection_manager_loses_nothing_by_refreshing(string saved)
    {
        var offline = DesignSurface.Open<AnaplanSource>(_saved[saved]);
        var before = Columns(offline);

        offline.Refresh();

        Assert.That(Columns(offline), Is.EqualTo(before).And.Not.Empty);
        OpensValid(offline);
    }

    [TestCase("Import"), TestCase("List"), TestCase("Module")]
    public void A_destination_without_a_connection_manager_validates_from_what_it_knows(string saved)
        => OpensValid(DesignSurface.Open<AnaplanDestination>(_saved[saved]));

    [Test]
    public void Columns_of_a_source_are_renamed_and_left_out_in_the_editor()
    {
        var offline = Open<AnaplanSource>("Export");
        var model = new SourceColumnsModel(offline.Component, offline.Wrapper);
        model.Rows.Single(row => row.Anaplan == "Units").Output = "Pieces";
        model.Rows.Single(row => row.Anaplan == "Note").IsIncluded = false;

        model.Apply();

        Assert.That(Columns(offline).Select(column => column.Name), Has.Some.EqualTo("Pieces").And.None.EqualTo("Note"));
        OpensValid(offline);
    }

    [Test]
    public void Columns_of_a_destination_are_mapped_in_the_editor()
    {
        var offline = Open<AnaplanDestination>("Import without mappings");
        offline.Attach(Flow.SalesColumns);
        var model = new MappingModel(offline.Component, offline.Wrapper);

        model.Suggest();
        model.Apply();

        Assert.That(new MappingModel(offline.Component, offline.Wrapper).Rows.Select(row => row.Input), Is.EqualTo(Flow.OurColumns));
        OpensValid(offline);
    }

    [Test]
    public void Source_and_destination_of_the_sample_load_as_they_are()
    {
        var package = XDocument.Load(Repository.Path("packaging", "ssis", "samples", "CopyExportToImport.dtsx"));
        var manager = new AnaplanConnectionManager();
        PackageConnection.Load(manager, package.Descendants("AnaplanConnection").Single().ToString(), string.Empty);
        manager.ServiceAddress = Nowhere;
        var connections = new HostConnections();
        var id = connections.Add(manager, "Anaplan", AnaplanConnectionManager.ConnectionTypeName).ID;
        var components = package.Descendants("component").ToList();

        var source = DesignSurface.Open<AnaplanSource>(PackageXml.ToHost(components[0], id), connections);
        var destination = DesignSurface.Open<AnaplanDestination>(PackageXml.ToHost(components[1], id), connections);
        (source.Component.ValidateExternalMetadata, destination.Component.ValidateExternalMetadata) = (false, false);

        OpensValid(source);
        OpensValid(destination);
    }

    [Test]
    public void Complete_settings_of_a_connection_manager_are_valid()
    {
        var manager = new AnaplanConnectionManager { ServiceAddress = Nowhere, UserName = Flow.User, Password = Flow.Password };

        Assert.That(manager.Validate(new EventLog()), Is.EqualTo(DTSExecResult.Success));
    }

    [Test]
    public void Connections_are_handed_out_to_many_at_a_time()
    {
        var manager = new AnaplanConnectionManager { ServiceAddress = Nowhere, UserName = Flow.User, Password = Flow.Password };

        var connections = Enumerable.Range(0, 16).AsParallel().Select(_ => manager.AcquireConnection(null!)).ToList();
        connections.AsParallel().ForAll(manager.ReleaseConnection);

        Assert.That(connections, Has.None.Null.And.Unique);
        Assert.That(() => manager.ReleaseConnection(null!), Throws.Nothing);
    }

    [Test]
    public void Validation_of_a_task_names_all_problems_at_once()
    {
        var task = new AnaplanTask { Operation = AnaplanOperation.UploadFile, RejectLimit = "some", MappingParameters = "x", TaskIdVariable = "Missing" };
        var run = new TaskRun(task, ConnectNowhere());
        run.Initialize();

        Assert.That(run.Validate(), Is.EqualTo(DTSExecResult.Failure));
        Assert.That(
            run.Events.Errors,
            Has.Some.Contains("Connection").And.Some.Contains("ObjectName").And.Some.Contains("FilePath").And.Some.Contains("RejectLimit").And.Some.Contains("MappingParameters")
                .And.Some.Contains("'Missing'"));
    }

    [Test]
    public void A_complete_task_is_valid()
    {
        var run = new TaskRun(new AnaplanTask { Operation = AnaplanOperation.RunProcess, ObjectName = "Nightly", Connection = Flow.Manager }, ConnectNowhere());
        run.Initialize();

        Assert.That(run.Validate(), Is.EqualTo(DTSExecResult.Success), run.Events.AllText);
    }

    /// <summary>With a connection manager that leads nowhere, as a designer that was told to trust what the package knows.</summary>
    private DesignSurface Open<T>(string saved)
        where T : PipelineComponent, new()
    {
        var connections = ConnectNowhere();
        var offline = DesignSurface.Open<T>(_saved[saved], connections);
        offline.Component.ValidateExternalMetadata = false;
        offline.Bind(connections.All[Flow.Manager]);
        return offline;
    }

    private static void OpensValid(DesignSurface offline)
        => Assert.That(offline.Validate(), Is.EqualTo(DTSValidationStatus.VS_ISVALID), offline.Events.AllText);

    private static List<(string Name, int Lineage, DataType Type)> Columns(DesignSurface surface)
        => surface.Component.OutputCollection["Output"].OutputColumnCollection.Cast<IDTSOutputColumn100>().Select(column => (column.Name, column.LineageID, column.DataType)).ToList();
}
