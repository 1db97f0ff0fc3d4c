using AnaplanConnectors.Ssis.Host;
using Microsoft.SqlServer.Dts.Pipeline.Wrapper;
using DataType = Microsoft.SqlServer.Dts.Runtime.Wrapper.DataType;

namespace AnaplanConnectors.Ssis.Tests;

/// <summary>What the pages of the editors show and keep, without a window.</summary>
[TestFixture("en-US"), TestFixture("de-DE"), TestFixture("tr-TR")]
public sealed class EditorModelTests(string culture) : ServiceFixture(culture)
{
    [TestCase("Units", "units,UNITS,Units", "Units"), TestCase("Units", "units,Product", "units"), TestCase("Unit Price", "unit_price,Price", "unit_price")]
    [TestCase("Units", "units,UNITS", null), TestCase("Note", "Comment", null), TestCase("ID", "id", "id"), TestCase("--", "..", null)]
    public void A_column_is_suggested_where_one_is_called_most_alike(string name, string candidates, string? expected)
        => Assert.That(ColumnNames.Suggest(name, candidates.Split(',')), Is.EqualTo(expected));

    [Test]
    public void Suggested_mappings_are_kept_and_the_package_runs_with_them()
    {
        var connections = Connect();
        var surface = Destination(connections);
        var model = new MappingModel(surface.Component, surface.Wrapper);

        Assert.That(model.Suggest(), Is.EqualTo(5));
        Assert.That(model.Problems(), Is.EqualTo(new[] { "'Note' is mapped to nothing." }));
        model.Rows.Single(row => row.Anaplan == "Note").Input = "Comment";
        model.Apply();

        Assert.That(surface.Validate(), Is.EqualTo(DTSValidationStatus.VS_ISVALID), surface.Events.AllText);
        Assert.That(new MappingModel(surface.Component, surface.Wrapper).Rows.Select(row => row.Input), Is.EqualTo(new[] { "product", "Month", "UNITS", "launch_", "Active", "Comment" }));
    }

    [Test]
    public void A_mapping_that_is_changed_and_one_that_is_taken_away_leave_nothing_behind()
    {
        var surface = Destination(Connect());
        var model = new MappingModel(surface.Component, surface.Wrapper);
        model.Suggest();
        model.Apply();

        var changed = new MappingModel(surface.Component, surface.Wrapper);
        changed.Rows.Single(row => row.Anaplan == "Units").Input = string.Empty;
        changed.Rows.Single(row => row.Anaplan == "Note").Input = "UNITS";
        changed.Rows.Single(row => row.Anaplan == "Active").Input = string.Empty;
        changed.Apply();

        var names = surface.Input.InputColumnCollection.Cast<IDTSInputColumn100>().Select(column => column.Name);
        Assert.That(names, Is.EquivalentTo(new[] { "product", "Month", "UNITS", "launch_" }));
        Assert.That(new MappingModel(surface.Component, surface.Wrapper).Rows.Single(row => row.Anaplan == "Note").Input, Is.EqualTo("UNITS"));
    }

    [Test]
    public void One_column_for_two_of_the_import_is_a_problem()
    {
        var surface = Destination(Connect());
        var model = new MappingModel(surface.Component, surface.Wrapper);
        model.Rows[0].Input = model.Rows[1].Input = "Month";

        Assert.That(model.Problems(), Has.Some.Contains("'Month' is mapped to 'Product' and 'Month'"));
    }

    [Test]
    public void Columns_of_a_source_are_left_out_taken_back_and_renamed_with_their_twins()
    {
        var connections = Connect();
        var surface = Flow.Source(connections);
        var model = new SourceColumnsModel(surface.Component, surface.Wrapper);
        model.Rows.Single(row => row.Anaplan == "Note").IsIncluded = false;
        model.Rows.Single(row => row.Anaplan == "Units").Output = "Pieces";
        model.Apply();
        Assert.That(Names(surface, "Output"), Does.Not.Contain("Note").And.Contain("Pieces"));
        Assert.That(Names(surface, "Error Output"), Does.Not.Contain("Note").And.Contain("Pieces"));

        var again = new SourceColumnsModel(surface.Component, surface.Wrapper);
        again.Rows.Single(row => row.Anaplan == "Note").IsIncluded = true;
        again.Apply();

        Assert.That(Names(surface, "Output"), Does.Contain("Note"));
        Assert.That(Names(surface, "Error Output"), Does.Contain("Note"));
        Assert.That(surface.Validate(), Is.EqualTo(DTSValidationStatus.VS_ISVALID), surface.Events.AllText);
    }

    [Test]
    public void Dispositions_are_kept_by_column_and_kind()
    {
        var surface = Flow.Source(Connect());
        var model = new ErrorOutputModel(surface.Component);
        var row = model.Rows.Single(one => one.Name == "Units");
        (row.Error, row.Truncation) = (DTSRowDisposition.RD_RedirectRow, DTSRowDisposition.RD_IgnoreFailure);
        model.Apply();

        var column = surface.Component.OutputCollection["Output"].OutputColumnCollection["Units"];
        Assert.That((column.ErrorRowDisposition, column.TruncationRowDisposition), Is.EqualTo((DTSRowDisposition.RD_RedirectRow, DTSRowDisposition.RD_IgnoreFailure)));
    }

    [Test]
    public void Options_keep_their_types_and_refuse_what_is_none()
    {
        var surface = Flow.Source(Connect());
        var model = new OptionsModel(surface.Component, surface.Wrapper, "Export");
        model.Rows.Single(row => row.Name == "WaitMinutes").Value = "15";
        model.Rows.Single(row => row.Name == "ExactNumbers").Value = "True";
        model.Apply();
        model.Rows.Single(row => row.Name == "WaitMinutes").Value = "soon";

        Assert.That(surface.Component.CustomPropertyCollection["WaitMinutes"].Value, Is.EqualTo(15));
        Assert.That(surface.Component.CustomPropertyCollection["ExactNumbers"].Value, Is.EqualTo(true));
        Assert.That(model.Problems(), Is.EqualTo(new[] { "WaitMinutes is 'soon', which is no number." }));
        Assert.That(model.Rows.Select(row => row.Name), Does.Not.Contain("Export"));
    }

    [TestCase("Export", "Sales", "CancelExport", "Pages")]
    [TestCase("View", "REV01 Sales", "Pages", "CancelExport")]
    [TestCase("List", "Stores", "ExactNumbers", "OneValueColumn")]
    public void Options_of_a_source_are_those_that_the_object_looks_at(string kind, string name, string shown, string hidden)
    {
        var surface = Flow.Source(Connect(), kind, name);

        Assert.That(new OptionsModel(surface.Component, surface.Wrapper).Rows.Select(row => row.Name), Has.Some.EqualTo(shown).And.None.EqualTo(hidden));
    }

    [TestCase("Import", "ResumeRun", "ListLoad")]
    [TestCase("List", "ListLoad", "ParallelUploads")]
    [TestCase("Module", "ItemsBy", "ListLoad")]
    public void Options_of_a_destination_are_those_that_the_object_looks_at(string kind, string shown, string hidden)
    {
        var surface = DesignSurface.Drop<AnaplanDestination>();
        surface.Wrapper.SetComponentProperty(kind, "some");

        Assert.That(new OptionsModel(surface.Component, surface.Wrapper).Rows.Select(row => row.Name), Has.Some.EqualTo(shown).And.Some.EqualTo("RejectLimit").And.None.EqualTo(hidden));
    }

    [Test]
    public void Cancel_gives_back_mappings_columns_and_options()
    {
        var surface = Destination(Connect());
        var before = surface.Save().ToString();
        var view = surface.Component.GetComponentView();

        surface.Wrapper.SetComponentProperty("RejectLimit", "7");
        var model = new MappingModel(surface.Component, surface.Wrapper);
        model.Suggest();
        model.Apply();
        view.Cancel();

        Assert.That(surface.Component.CustomPropertyCollection["RejectLimit"].Value, Is.EqualTo("0"));
        Assert.That(surface.Input.InputColumnCollection.Count, Is.Zero);
        Assert.That(surface.Save().ToString().Length, Is.EqualTo(before.Length).Within(200), "Ids are others, and nothing else.");
    }

    [Test]
    public void The_tree_shows_what_can_be_chosen_and_its_names_lead_there()
    {
        var connections = Connect();
        var connection = (AnaplanConnection)connections.All[Flow.Manager].AcquireConnection(null);
        var tree = new ObjectTree(connection, [ObjectKind.Exports, ObjectKind.Imports]);

        var workspace = tree.Children(null, default).Single();
        var model = tree.Children(workspace, default).Single();
        var groups = tree.Children(model, default);
        var imports = tree.Children(groups[1], default);

        Assert.That(groups.Select(group => group.Name), Is.EqualTo(new[] { "Exports", "Imports" }));
        Assert.That(imports.Select(import => import.Key), Is.EqualTo(new[] { "Load sales", "Load sales again" }));
        Assert.That(imports[0].Above(ObjectKind.Workspace)!.Name, Is.EqualTo("Finance"));
        connections.All[Flow.Manager].ReleaseConnection(connection);
    }

    [TestCase(ObjectKind.Views, "REV01 Sales REV01 Sales.Small")]
    [TestCase(ObjectKind.Lists, "Products Stores")]
    [TestCase(ObjectKind.Modules, "REV01 Sales")]
    public void Views_lists_and_modules_can_be_chosen_too(object kindOfObject, string expected)
    {
        var connections = Connect();
        var connection = (AnaplanConnection)connections.All[Flow.Manager].AcquireConnection(null);
        var tree = new ObjectTree(connection, [(ObjectKind)kindOfObject]);
        var model = tree.Children(tree.Children(null, default).Single(), default).Single();

        var found = tree.Children(tree.Children(model, default).Single(), default);

        Assert.That(string.Join(" ", found.Select(one => one.Key)), Is.EqualTo(expected));
        connections.All[Flow.Manager].ReleaseConnection(connection);
    }

    [TestCase(AnaplanOperation.WaitForModel, "Connection Operation Workspace Model WaitMinutes")]
    [TestCase(AnaplanOperation.UploadFile, "Connection Operation ObjectName Workspace Model FilePath BytesVariable")]
    [TestCase(AnaplanOperation.RunProcess, "Connection Operation ObjectName Workspace Model MappingParameters RejectLimit WaitMinutes CancelWhenStopped ResumeRun TaskIdVariable RejectedRowsVariable")]
    public void The_task_page_shows_what_its_operation_looks_at(AnaplanOperation operation, string expected)
    {
        var properties = typeof(AnaplanTask).GetProperties().Where(property => property.DeclaringType == typeof(AnaplanTask) && property.CanWrite).Select(property => property.Name);

        Assert.That(string.Join(" ", properties.Where(property => TaskRelevance.Matters(property, operation))), Is.EqualTo(expected));
    }

    [Test]
    public void The_connection_page_shows_what_the_sign_in_needs_tests_it_and_keeps_it()
    {
        var connections = Connect();
        var manager = connections.All[Flow.Manager];
        var model = new ConnectionModel((AnaplanConnectionManager)manager.InnerObject);
        ConnectionField Field(string name) => model.Fields.Single(field => field.Name == name);

        Assert.That(model.Test(), Does.Contain(Flow.User));
        Assert.That((model.IsShown(Field("Password")), model.IsShown(Field("OAuthClientId")), model.IsShown(Field("Region"))), Is.EqualTo((true, false, true)));
        Field("Password").Value = "wrong";
        Assert.That(model.Test, Throws.InvalidOperationException.With.Message.Contains("ANX3001"));
        Assert.That(((AnaplanConnectionManager)manager.InnerObject).Password, Is.EqualTo(Flow.Password), "A test keeps nothing.");

        Field("AnswerTimeoutSeconds").Value = "17";
        model.SignIn = SignInMethod.CertificateStore;
        Assert.That(model.Problems(), Has.Some.Contains("CertificateThumbprint"));
        model.Apply(manager);

        var kept = (AnaplanConnectionManager)manager.InnerObject;
        Assert.That((kept.AnswerTimeoutSeconds, kept.SignIn, kept.Password), Is.EqualTo((17, SignInMethod.CertificateStore, "wrong")));
    }

    [Test]
    public void The_preview_holds_the_first_rows_as_text()
    {
        var connections = Connect();
        Flow.Send(connections, Flow.Destination(connections).Save(), [], Flow.Sale("P3", "Jun 25", 2.5, new DateTime(2025, 3, 1), true, "seen"));
        var connection = (AnaplanConnection)connections.All[Flow.Manager].AcquireConnection(null);

        var table = new SourcePreview(Flow.Source(connections).Component).Read(connection, default);

        var row = table.Rows.Cast<System.Data.DataRow>().Single(one => (string)one["Time"] == "Jun 25");
        Assert.That(new[] { row["Units"], row["Launch"], row["Note"] }, Is.EqualTo(new[] { "2.5", "2025-03-01", "seen" }));
        connections.All[Flow.Manager].ReleaseConnection(connection);
    }

    private static IEnumerable<string> Names(DesignSurface surface, string output)
        => surface.Component.OutputCollection[output].OutputColumnCollection.Cast<IDTSOutputColumn100>().Select(column => column.Name);

    private static DesignSurface Destination(HostConnections connections)
    {
        var surface = DesignSurface.Drop<AnaplanDestination>("Anaplan Destination");
        surface.Bind(connections.All[Flow.Manager]);
        surface.Wrapper.SetComponentProperty("Import", "Load sales");
        surface.Attach(
            new("product", new ColumnType(DataType.DT_WSTR, 50)), new("Month", new ColumnType(DataType.DT_WSTR, 20)), new("UNITS", new ColumnType(DataType.DT_R8)),
            new("launch_", new ColumnType(DataType.DT_DBDATE)), new("Active", new ColumnType(DataType.DT_BOOL)), new("Comment", new ColumnType(DataType.DT_NTEXT)));
        surface.Refresh();
        return surface;
    }
}
