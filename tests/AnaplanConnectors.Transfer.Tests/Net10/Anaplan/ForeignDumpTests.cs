using AnaplanConnectors.Client;
using AnaplanConnectors.Simulator;
using AnaplanConnectors.TestKit;
using AnaplanConnectors.Transfer.Anaplan;

namespace AnaplanConnectors.Transfer.Tests.Anaplan;

/// <summary>A service whose numbers mean nothing that is known, as those of a dump of another run would.</summary>
public sealed class ForeignDumpTests : SimulatorTest
{
    private static readonly MemoryTable Rows = Some.Sales(Some.Sale("P1", note: "two\nlines"), Some.Sale("P2"), Some.Sale("P3", note: "x"), Some.Sale("P9", note: "y"), Some.Sale("P1", note: "z"));

    [Test]
    public async Task Rows_that_were_not_sent_are_an_error_and_not_refused_rows()
    {
        var problem = await Assert.CatchAsync<AnaplanActionException>(() => RowTransfer.RunAsync(Rows, new ImportDestination(Model, Some.ImportName, new ImportOptions { Time = Time })));

        Assert.That(problem!.Code, Is.EqualTo(ErrorCodes.RowsUnaccounted));
        Assert.That(problem.Message, Does.Contain("handed back rows that it was not given").And.Contain("number 4"));
    }

    protected override SimulatorOptions CreateSimulatorOptions() => new() { TimeProvider = Time, Actions = new ActionOptions { DumpLineNumbers = DumpLineNumbers.DataRecords } };
}
