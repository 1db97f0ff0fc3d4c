using System.Text;
using AnaplanConnectors.Client;
using AnaplanConnectors.Simulator;
using AnaplanConnectors.TestKit;
using AnaplanConnectors.Transfer.Anaplan;
using AnaplanConnectors.Transfer.Rows;

namespace AnaplanConnectors.Transfer.Tests.Anaplan;

public sealed class ImportDestinationTests : SimulatorTest
{
    [Test]
    public async Task Rows_are_uploaded_in_the_layout_of_the_import()
    {
        var rows = Some.Sales(
            Some.Sale("P1", units: 12.5, launch: new DateTime(2025, 3, 1), active: true, note: "new, and \"good\""),
            Some.Sale("P2", units: null));

        await RowTransfer.RunAsync(rows, Destination());

        Assert.That(
            Uploaded(),
            Is.EqualTo("Product,Month,Units,Launch,Active,Note\nP1,Jan 25,12.5,2025-03-01,true,\"new, and \"\"good\"\"\"\nP2,Jan 25,,,,\n"));
    }

    [Test]
    public async Task The_result_counts_rows_bytes_and_chunks()
    {
        var result = (ImportResult)await RowTransfer.RunAsync(Some.Sales(3), Destination());

        Assert.That(
            (result.RowsSent, result.RowsWritten, result.RowsRejected, result.Chunks, result.Bytes),
            Is.EqualTo((3, 3, 0, 1, Encoding.UTF8.GetByteCount(Uploaded()))));
    }

    [Test]
    public async Task The_import_runs_once_the_delivery_is_completed()
    {
        await RowTransfer.RunAsync(Some.Sales(3), Destination());

        Assert.That(SimulatedModel.TasksStarted.Select(task => (task.ActionName, task.Successful)), Is.EqualTo(new[] { (Some.ImportName, (bool?)true) }));
    }

    [Test]
    public async Task Disposing_before_complete_runs_no_import()
    {
        await using (var writer = await Destination().OpenAsync(Some.SalesSchema))
            await writer.WriteAsync(Some.Sales(3).OpenRows());

        Assert.That(SimulatedModel.TasksStarted, Is.Empty);
    }

    [Test]
    public async Task Without_rows_the_header_is_sent()
    {
        await RowTransfer.RunAsync(Some.Sales(0), Destination());

        Assert.That(Uploaded(), Is.EqualTo("Product,Month,Units,Launch,Active,Note\n"));
    }

    [Test]
    public async Task One_chunk_is_announced_exactly_and_needs_no_closing_call()
    {
        await RowTransfer.RunAsync(Some.Sales(3), Destination());

        Assert.That(Simulator.Requests.Select(request => request.Route), Has.None.EqualTo(Route.CompleteUpload));
    }

    [Test]
    public async Task Refused_rows_come_back_with_row_and_reason()
    {
        var rows = Some.Sales(Some.Sale("P1"), Some.Sale("P9"), Some.Sale("P2"));

        var result = await RowTransfer.RunAsync(rows, Destination());

        Assert.That(await Rejects(result), Is.EqualTo(new[] { "P9 | 2 | 3 | E | P9 not found in list Products" }));
    }

    [Test]
    public async Task Line_breaks_in_cells_do_not_shift_the_rows_of_rejects()
    {
        var rows = Some.Sales(Some.Sale("P1", note: "two\nlines"), Some.Sale("P9", note: "three\r\nlines\r\nmore"), Some.Sale("P2"), Some.Sale("P8"));

        var result = await RowTransfer.RunAsync(rows, Destination());

        Assert.That((await Rejects(result)).Select(reject => reject.Split(" | ")[1]), Is.EqualTo(new[] { "2", "4" }));
    }

    [Test]
    public async Task Rows_that_were_left_out_do_not_shift_the_rows_of_rejects()
    {
        var rows = Some.Sales(Some.Sale("P1"), Some.Sale("P2", units: double.NaN), Some.Sale("P9"));

        var result = await RowTransfer.RunAsync(rows, Destination(), onRowError: _ => true);

        Assert.That((await Rejects(result)).Select(reject => reject.Split(" | ")[1]), Is.EqualTo(new[] { "3" }));
    }

    [Test]
    public async Task Reasons_that_differ_in_the_value_only_are_one_reason()
    {
        var rows = Some.Sales(Some.Sale("P9"), Some.Sale("P8"), Some.Sale(month: "Jan 99"));

        var result = (ImportResult)await RowTransfer.RunAsync(rows, Destination());

        Assert.That(
            result.RejectReasons.Select(reason => (reason.Reason, reason.Column, reason.Rows, reason.Example)),
            Is.EqualTo(new[] { ("… not found in list Products", "Product", 2L, "P9"), ("… not found in calendar", "Month", 1L, "Jan 99") }));
    }

    [Test]
    public async Task A_value_that_also_begins_the_name_of_the_list_is_found_in_the_reason()
    {
        var result = (ImportResult)await RowTransfer.RunAsync(Some.Sales(Some.Sale("P")), Destination());

        Assert.That(
            result.RejectReasons.Select(reason => (reason.Reason, reason.Column, reason.Example)),
            Is.EqualTo(new[] { ("… not found in list Products", "Product", "P") }));
    }

    [Test]
    public async Task A_row_that_lost_a_value_is_a_warning()
    {
        var schema = new RowSchema(Some.SalesSchema.Select(column => column.Name == "Units" ? column with { Type = ColumnType.Text } : column));
        var rows = new MemoryTable(schema, [["P1", "Jan 25", "many", null, null, null]]);

        var result = (ImportResult)await RowTransfer.RunAsync(rows, Destination());

        Assert.That((result.RowsWritten, result.RowsRejected, result.RowsWithWarnings), Is.EqualTo((1, 0, 1)));
    }

    [Test]
    public async Task A_dump_that_is_gone_does_not_hide_that_the_import_ran()
    {
        Simulator.Faults.Plan(Route.DumpChunks, Fault.Status(404));

        var result = (ImportResult)await RowTransfer.RunAsync(Some.Sales(Some.Sale("P9"), Some.Sale("P1")), Destination());

        Assert.That(result.DumpProblem, Is.InstanceOf<AnaplanNotFoundException>());
        Assert.That(result.RowsRejected, Is.EqualTo(1));
    }

    [Test]
    public async Task Columns_that_do_not_fit_are_all_named_before_anything_is_sent()
    {
        var schema = new RowSchema(new Column("Product", ColumnType.Text), new Column("Unit", ColumnType.Double));

        var problem = await Assert.ThrowsAsync<AnaplanConfigurationException>(async () => await Destination().OpenAsync(schema));

        Assert.That(problem!.Problems, Has.Some.Contains("'Month'").And.Some.Contains("'Units'").And.Some.Contains("'Note'"));
        Assert.That(Simulator.Requests.Select(request => request.Method), Has.None.EqualTo("PUT").And.None.EqualTo("DELETE"));
    }

    [Test]
    public void Columns_that_the_import_lacks_are_refused()
    {
        var schema = new RowSchema([.. Some.SalesSchema, new Column("Colour", ColumnType.Text)]);

        Assert.That(
            async () => await Destination().OpenAsync(schema),
            Throws.InstanceOf<AnaplanConfigurationException>().With.Message.Contains("column 'Colour' of the rows is unknown to the import"));
    }

    [Test]
    public async Task Columns_that_the_import_lacks_can_be_left_out()
    {
        var table = new MemoryTable(new RowSchema([new Column("Colour", ColumnType.Text), .. Some.SalesSchema]), [["red", .. Some.Sale()]]);

        await RowTransfer.RunAsync(table, Destination(new ImportOptions { ExtraColumns = ExtraColumns.LeaveOut, Time = Time }));

        Assert.That(Uploaded(), Does.EndWith("\nP1,Jan 25,1,,,\n"));
    }

    [Test]
    public async Task Columns_can_be_mapped_and_stand_in_any_order()
    {
        var schema = new RowSchema(Some.SalesSchema.Reverse().Select(column => column.Name == "Units" ? column with { Name = "qty" } : column));
        var table = new MemoryTable(schema, [Enumerable.Reverse(Some.Sale()).ToArray()]);

        await RowTransfer.RunAsync(table, Destination(new ImportOptions { ColumnMap = new Dictionary<string, string> { ["qty"] = "Units" }, Time = Time }));

        Assert.That(Uploaded(), Does.EndWith("\nP1,Jan 25,1,,,\n"));
    }

    [Test]
    public async Task Columns_without_names_are_matched_by_position()
    {
        var schema = new RowSchema(Some.SalesSchema.Select((column, i) => column with { Name = $"Column {i + 1}" }));

        await RowTransfer.RunAsync(new MemoryTable(schema, [Some.Sale()]), Destination(new ImportOptions { Matching = ColumnMatching.ByPosition, Time = Time }));

        Assert.That(Uploaded(), Is.EqualTo("Product,Month,Units,Launch,Active,Note\nP1,Jan 25,1,,,\n"));
    }

    [Test]
    public async Task A_reply_lost_after_the_start_leads_to_one_task()
    {
        Simulator.Faults.Plan(Route.StartTask, Fault.LoseReply);

        await RowTransfer.RunAsync(Some.Sales(3), Destination());

        Assert.That(SimulatedModel.TasksStarted, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task A_locked_model_says_so()
    {
        SimulatedModel.State = ModelActiveState.Locked;

        var problem = await Assert.CatchAsync<AnaplanApiException>(async () => await RowTransfer.RunAsync(Some.Sales(3), Destination()));

        Assert.That(problem!.Code, Is.EqualTo(ErrorCodes.ModelLocked));
    }

    [Test]
    public async Task Cancelling_cancels_the_task_when_asked_to()
    {
        using var cancellation = new CancellationTokenSource();
        var options = new ImportOptions { CancelTask = true, Time = Time, Progress = new CancelWhenRunning(cancellation) };

        Assert.That(
            async () => await RowTransfer.RunAsync(Some.Sales(3), Destination(options), cancellationToken: cancellation.Token),
            Throws.InstanceOf<OperationCanceledException>());

        await SimulatedModel.WaitUntilIdleAsync();
        Assert.That(Simulator.Requests.Select(request => request.Route), Has.Some.EqualTo(Route.CancelTask));
    }

    protected override SimulatorOptions CreateSimulatorOptions() => new()
    {
        TimeProvider = Time, RequestsPerMinute = null, MinimumTaskDuration = TimeSpan.FromMilliseconds(500),
    };

    private ImportDestination Destination(ImportOptions? options = null) => new(Model, Some.ImportName, options ?? new ImportOptions { Time = Time });

    private string Uploaded()
    {
        using var reader = new StreamReader(SimulatedModel.OpenFile(Some.FileName)!, Encoding.UTF8);
        return reader.ReadToEnd();
    }

    /// <summary>Product, row, line, status and reason of each refused row.</summary>
    private static async Task<List<string>> Rejects(TransferResult result)
    {
        var destination = new MemoryDestination();
        await RowTransfer.RunAsync(result.RejectedRows!, destination);
        var rows = destination.Delivered!;
        var ordinals = new[] { "Product", RejectedRows.RowColumn, RejectedRows.LineColumn, RejectedRows.StatusColumn, RejectedRows.ReasonColumn }.Select(rows.Schema.IndexOf);
        return rows.Rows.Select(row => string.Join(" | ", ordinals.Select(ordinal => row[ordinal]))).ToList();
    }

    private sealed class CancelWhenRunning(CancellationTokenSource cancellation) : IProgress<TransferProgress>
    {
        public void Report(TransferProgress value)
        {
            if (value.Phase == TransferPhase.Run)
                cancellation.Cancel();
        }
    }
}
