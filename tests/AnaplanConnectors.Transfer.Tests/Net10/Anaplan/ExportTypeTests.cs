using AnaplanConnectors.Simulator;
using AnaplanConnectors.TestKit;
using AnaplanConnectors.Transfer.Anaplan;
using AnaplanConnectors.Transfer.Csv;
using AnaplanConnectors.Transfer.Rows;

namespace AnaplanConnectors.Transfer.Tests.Anaplan;

/// <summary>What the columns of an export are, where its own list of types tells, tells half, or tells nothing.</summary>
public sealed class ExportTypeTests : SimulatorTest
{
    private ExportDefinition _export = new() { Name = Some.ExportName, Module = "REV01 Sales", HideSummaries = true, OmitEmptyRows = true };
    private IReadOnlyList<LineItemDefinition> _otherLineItems = [];

    [Test]
    public async Task A_complete_list_of_types_is_believed_and_line_items_are_not_asked_for()
    {
        var schema = await Source().GetSchemaAsync();

        Assert.That(schema.ToString(), Is.EqualTo("Products Text, Time Text, Units Double, Launch Date, Active Boolean, Note Text"));
        Assert.That(Simulator.Requests.Where(request => request.Path.EndsWith("/lineItems", StringComparison.Ordinal)), Is.Empty);
    }

    [Test]
    public async Task Where_the_lists_are_too_short_the_line_items_tell()
    {
        _export = Short();
        await RowTransfer.RunAsync(Some.Sales(Some.Sale("P1", units: 12.5, launch: new DateTime(2025, 3, 1), active: true)), new ImportDestination(Model, Some.ImportName));

        using var rows = await Source().OpenAsync();

        Assert.That(rows.Schema.ToString(), Is.EqualTo("Products Text, Time Text, Units Double, Launch Date, Active Boolean, Note Text"));
        Assert.That((await MemoryTable.ReadAsync(rows)).Rows.Single()[2], Is.EqualTo(12.5));
        Assert.That(SimulatedModel.TasksStarted, Has.Count.EqualTo(2));
    }

    [Test]
    public async Task The_evidence_says_what_each_type_is_known_from_and_runs_nothing()
    {
        _export = Short();

        var evidence = await Source(new ExportOptions { ColumnFormats = [new ColumnFormat("Products", ColumnType.Integer)] }).GetEvidenceAsync();

        Assert.That(evidence.Select(one => (one.Column.Name, one.Column.Type, one.From)), Is.EqualTo(new[]
        {
            ("Products", ColumnType.Integer, TypeEvidence.Options), ("Time", ColumnType.Text, TypeEvidence.Nothing), ("Units", ColumnType.Double, TypeEvidence.LineItems),
        }));
        Assert.That(evidence[1].Note, Does.Contain("3 names and 1 types for 6 columns"));
        Assert.That(SimulatedModel.TasksStarted, Is.Empty);
    }

    [Test]
    public async Task Line_items_that_differ_decide_nothing()
    {
        _export = Short();
        _otherLineItems = [new LineItemDefinition { Name = "Units", Format = new FormatDefinition { Type = CellType.Text } }];

        var units = (await Source().GetEvidenceAsync())[2];

        Assert.That((units.Column.Type, units.From), Is.EqualTo((ColumnType.Text, TypeEvidence.Nothing)));
        Assert.That(units.Note, Does.Contain("differ").And.Contain("TEXT in Other"));
    }

    [Test]
    public async Task A_value_column_that_all_line_items_share_is_text()
    {
        _export = new ExportDefinition { Name = Some.ExportName, Module = "REV01 Sales", Layout = ExportLayout.TabularSingleColumn };
        _otherLineItems = [new LineItemDefinition { Name = "Value" }];

        var value = (await Source().GetEvidenceAsync()).Single(one => one.Column.Name == "Value");

        Assert.That((value.Column.Type, value.From, value.Note), Is.EqualTo((ColumnType.Text, TypeEvidence.Nothing, "the metadata says MIXED")));
    }

    [Test]
    public async Task A_sample_is_what_the_last_run_left()
    {
        var nothing = await Source().OpenSampleAsync(1000);
        await RowTransfer.RunAsync(Some.Sales(Some.Sale("P1", units: 12.5)), new ImportDestination(Model, Some.ImportName));
        await RowTransfer.RunAsync(Source(), new MemoryDestination());

        using var sample = await Source().OpenSampleAsync(1000);

        Assert.That(nothing, Is.Null);
        Assert.That((await MemoryTable.ReadAsync(sample!)).Rows.Single()[2], Is.EqualTo(12.5));
        Assert.That(SimulatedModel.TasksStarted, Has.Count.EqualTo(2));
    }

    protected override TenantDefinition CreateTenant()
    {
        var model = Some.Tenant(export: _export).Workspaces[0].Models[0];
        var other = new ModuleDefinition { Name = "Other", Dimensions = ["Products"], LineItems = _otherLineItems };
        return new TenantDefinition
        {
            Users = [new UserDefinition { Email = Some.User }],
            Workspaces =
            [
                new WorkspaceDefinition
                {
                    Name = Some.WorkspaceName,
                    Models =
                    [
                        new ModelDefinition
                        {
                            Name = model.Name, Lists = model.Lists, Modules = _otherLineItems.Count > 0 ? [.. model.Modules, other] : model.Modules, Files = model.Files,
                            Imports = model.Imports, Exports = model.Exports,
                        },
                    ],
                },
            ],
        };
    }

    private static ExportDefinition Short() => new() { Name = Some.ExportName, Module = "REV01 Sales", HideSummaries = true, OmitEmptyRows = true, ShortMetadata = true };

    private ExportSource Source(ExportOptions? options = null) => new(Model, Some.ExportName, options);
}
