using System.Text.RegularExpressions;
using AnaplanConnectors.Client;
using AnaplanConnectors.Simulator;
using AnaplanConnectors.TestKit;
using AnaplanConnectors.Transfer.Anaplan;
using AnaplanConnectors.Transfer.Rows;

namespace AnaplanConnectors.Transfer.Tests.Anaplan;

/// <summary>Rows sent are rows accounted for, or the delivery is an error.</summary>
public sealed class RowBalanceTests : SimulatorTest
{
    [Test]
    public async Task Rows_of_a_list_import_add_up_with_created_ignored_and_refused_ones()
    {
        var rows = Rows(["P1", "Product 1"], ["P8", "New"], [new string('x', 61), "Too long"]);

        var result = (ImportResult)await RowTransfer.RunAsync(rows, new ImportDestination(Model, Some.ImportName));

        Assert.That((result.RowsSent, result.RowsRejected), Is.EqualTo((3, 1)));
    }

    [TestCase("totalRowCount", "3", "2", "3 rows were sent, and 2 are accounted for")]
    [TestCase("failedCount", "1", "2", "2 rows are said to have failed, and 1 were handed back")]
    public void Rows_that_do_not_add_up_are_an_error(string counter, string said, string instead, string problem)
    {
        Simulator.Faults.Plan(
            Route.TaskStatus,
            Fault.Rewrite(text => Regex.Replace(text, $"(\"{counter}\"\\s*,\\s*\"){said}\"", $"${{1}}{instead}\""))).Always();
        var rows = Rows(["P1", "Product 1"], ["P8", "New"], [new string('x', 61), "Too long"]);

        Assert.That(
            async () => await RowTransfer.RunAsync(rows, new ImportDestination(Model, Some.ImportName)),
            Throws.InstanceOf<AnaplanActionException>().With.Property(nameof(AnaplanException.Code)).EqualTo(ErrorCodes.RowsUnaccounted).And.Message.Contains(problem));
    }

    protected override TenantDefinition CreateTenant() => Some.Tenant(import: new ImportDefinition
    {
        Name = Some.ImportName,
        File = Some.FileName,
        List = "Products",
        Columns = [new ColumnDefinition { From = "Code", To = ColumnTarget.Code }, new ColumnDefinition { From = "Name", To = ColumnTarget.Name }],
    });

    private static MemoryTable Rows(params string[][] rows) => new(
        new RowSchema(new Column("Code", ColumnType.Text), new Column("Name", ColumnType.Text)),
        rows.Select(row => row.Cast<object?>().ToArray()).ToArray());
}
