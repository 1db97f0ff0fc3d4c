using System.Text.Json;
using AnaplanConnectors.Simulator;
using AnaplanConnectors.TestKit;
using DuckDB.NET.Data;

namespace AnaplanConnectors.Cli.Tests;

public sealed class CopyCommandTests : CliTest
{
    private const string Header = "Product,Month,Units,Launch,Active,Note\n";

    [Test]
    public async Task A_clean_load_ends_with_0_and_five_lines()
    {
        await ConnectAsync();
        Write("sales.csv", Header + "P1,Jan 25,12,2025-03-01,true,\nP2,Jan 25,3,,,\n");

        var copy = await RunAsync("copy", "sales.csv", Place("imports/Load sales"));

        Assert.That(copy.ExitCode, Is.EqualTo(ExitCode.Ok), copy.Error);
        Assert.That(copy.Out.Split('\n')[0], Does.Match("^OK +run [a-z0-9]{6}   Load sales +[0-9][0-9.hms ]*$"));
        Assert.That(copy.Out, Does.Contain("rows     2 read   2 accepted   0 rejected").And.Contain("0 retries").And.Contain("import 112"));
    }

    [Test]
    public async Task A_load_with_rejects_ends_with_6_and_writes_them_to_a_file()
    {
        await ConnectAsync();
        Write("sales.csv", Header + "P1,Jan 25,12,,,\nP9,Jan 25,3,,,\n");

        var copy = await RunAsync("copy", "sales.csv", Place("imports/Load sales"), "--rejects", "rejects.csv");

        Assert.That(copy.ExitCode, Is.EqualTo(ExitCode.Rejects));
        Assert.That(copy.Out, Does.StartWith("PARTIAL").And.Contain("1 rejected (limit 0)").And.Contain("… not found in list Products").And.Contain("exit 6"));
        Assert.That(
            Read("rejects.csv"),
            Is.EqualTo("Product,Month,Units,Launch,Active,Note,_Row_,_Line_,_Status_,_Reason_\nP9,Jan 25,3,\"\",\"\",\"\",2,3,E,P9 not found in list Products\n"));
    }

    [TestCase("1", ExitCode.Ok)]
    [TestCase("50%", ExitCode.Ok)]
    [TestCase("49%", ExitCode.Rejects)]
    [TestCase("0", ExitCode.Rejects)]
    public async Task The_limit_decides_whether_rejects_are_fine(string limit, ExitCode expected)
    {
        await ConnectAsync();
        Write("sales.csv", Header + "P1,Jan 25,12,,,\nP9,Jan 25,3,,,\n");

        var copy = await RunAsync("copy", "sales.csv", Place("imports/Load sales"), "--max-rejects", limit);

        Assert.That(copy.ExitCode, Is.EqualTo(expected), copy.Error);
    }

    [Test]
    public async Task Json_is_one_document_on_standard_output()
    {
        await ConnectAsync();
        Write("sales.csv", Header + "P1,Jan 25,12,,,\nP9,Jan 25,3,,,\n");

        var copy = await RunAsync("copy", "sales.csv", Place("imports/Load sales"), "--json");

        var json = JsonDocument.Parse(copy.Out).RootElement;
        Assert.That(
            (json.GetProperty("status").GetString(), json.GetProperty("exitCode").GetInt32(), json.GetProperty("rows").GetProperty("rejected").GetInt64()),
            Is.EqualTo(("partial", 6, 1)));
        Assert.That(json.GetProperty("rejects").GetProperty("byReason")[0].GetProperty("column").GetString(), Is.EqualTo("Product"));
    }

    [Test]
    public async Task A_failure_is_one_document_on_standard_output_too()
    {
        await ConnectAsync();
        Write("sales.csv", Header);

        var copy = await RunAsync("copy", "sales.csv", Place("imports/Load"), "--json");

        var json = JsonDocument.Parse(copy.Out).RootElement;
        Assert.That(
            (json.GetProperty("status").GetString(), json.GetProperty("exitCode").GetInt32(), json.GetProperty("code").GetString(), json.GetProperty("run").GetString()),
            Is.EqualTo(("failed", 4, "ANX4002", OnlyRun)));
        Assert.That(json.GetProperty("state").GetString(), Does.Contain("the import was not started"));
        Assert.That(json.GetProperty("next").GetString(), Does.Contain("Load sales"));
    }

    [Test]
    public async Task Rows_on_standard_output_are_not_followed_by_a_failure()
    {
        await ConnectAsync();

        var copy = await RunAsync("copy", Place("exports/Nothing"), "-", "--json");

        Assert.That((copy.ExitCode, copy.Out), Is.EqualTo((ExitCode.NotFound, "")));
        Assert.That(copy.Error, Does.Contain("ANX4002"));
    }

    [Test]
    public async Task Rows_come_from_a_folder_of_Parquet_files()
    {
        Write("2025.csv", "Product,Units\nP1,1\n");
        Write("2026.csv", "Product,Units\nP2,2\n");
        Directory.CreateDirectory(Path.Combine(Folder.Root, "lake", "year=2025"));
        Directory.CreateDirectory(Path.Combine(Folder.Root, "lake", "year=2026"));
        await RunAsync("copy", "2025.csv", Path.Combine("lake", "year=2025", "a.parquet"), "--types", "Units=integer");
        await RunAsync("copy", "2026.csv", Path.Combine("lake", "year=2026", "a.parquet"), "--types", "Units=integer");

        var copy = await RunAsync("copy", "lake", "all.csv", "--select", "year,Units");

        Assert.That(copy.ExitCode, Is.EqualTo(ExitCode.Ok), copy.Error);
        Assert.That(Read("all.csv"), Is.EqualTo("year,Units\n2025,1\n2026,2\n"));
    }

    [Test]
    public async Task A_file_with_lists_says_which_columns_are_in_the_way_and_is_read_without_them()
    {
        Duck($"COPY (SELECT 7 AS id, ['a', 'b'] AS tags, MAP {{'k': 1}} AS facts, 'x' AS name) TO '{Path.Combine(Folder.Root, "nested.parquet")}'");

        var refused = await RunAsync("copy", "nested.parquet", "out.csv");
        var copy = await RunAsync("copy", "nested.parquet", "out.csv", "--select", "id,name");

        Assert.That((refused.ExitCode, copy.ExitCode), Is.EqualTo((ExitCode.Refused, ExitCode.Ok)), copy.Error);
        Assert.That(refused.Error, Does.Contain("nested.parquet").And.Contain("'tags': it holds a list or a map").And.Contain("'facts': it holds a list or a map").And.Contain("id, name").And.Contain("--select"));
        Assert.That(Read("out.csv"), Is.EqualTo("id,name\n7,x\n"));
    }

    [Test]
    public async Task Rows_go_through_an_Arrow_file()
    {
        Write("in.csv", "Product,Units\nP1,1\nP2,2\n");
        await RunAsync("copy", "in.csv", "rows.arrow", "--types", "Units=integer", "--compression", "zstd");

        var copy = await RunAsync("copy", "rows.arrow", "out.csv", "--select", "Units,Product");

        Assert.That(copy.ExitCode, Is.EqualTo(ExitCode.Ok), copy.Error);
        Assert.That(Read("out.csv"), Is.EqualTo("Units,Product\n1,P1\n2,P2\n"));
    }

    [Test]
    public async Task An_Arrow_stream_without_the_mark_of_its_end_is_not_taken_for_whole()
    {
        Write("facts.csv", "a,b\n1,x\n2,y\n");
        await RunAsync("copy", "facts.csv", "facts.arrows");
        var whole = await File.ReadAllBytesAsync(Path.Combine(Folder.Root, "facts.arrows"));
        await File.WriteAllBytesAsync(Path.Combine(Folder.Root, "cut.arrows"), whole[..^8]);

        var refused = await RunAsync("copy", "cut.arrows", "out.csv");
        var allowed = await RunAsync("copy", "cut.arrows", "allowed.csv", "--allow-missing-end");

        Assert.That((refused.ExitCode, allowed.ExitCode), Is.EqualTo((ExitCode.Refused, ExitCode.Ok)), refused.Error + allowed.Error);
        Assert.That(refused.Error, Does.Contain("without the mark of its end, after 2 rows in 1 batch").And.Contain("--allow-missing-end"));
        Assert.That(File.Exists(Path.Combine(Folder.Root, "out.csv")), Is.False);
        Assert.That(Read("allowed.csv"), Is.EqualTo("a,b\n1,x\n2,y\n"));
    }

    [Test]
    public async Task Rows_go_into_folders_by_column()
    {
        Write("in.csv", "Product,Units\nP1,1\nP2,2\n");

        var copy = await RunAsync("copy", "in.csv", "lake/", "--types", "Units=integer", "--partition-by", "Product");

        Assert.That(copy.ExitCode, Is.EqualTo(ExitCode.Ok), copy.Error);
        Assert.That(File.Exists(Path.Combine(Folder.Root, "lake", "Product=P2", "part-00001.parquet")), Is.True);
        Assert.That(Read(Path.Combine("lake", "_manifest.json")), Does.Contain("\"rows\": 2").And.Contain("\"anx.source\": \"in.csv\""));
    }

    [Test]
    public async Task The_footer_of_an_export_says_where_it_comes_from()
    {
        await ConnectAsync();

        var copy = await RunAsync("copy", Place("exports/Sales"), "lake/", "--partition-by", "Products");

        Assert.That(copy.ExitCode, Is.EqualTo(ExitCode.Ok), copy.Error);
        var metadata = JsonDocument.Parse(Read(Path.Combine("lake", "_manifest.json"))).RootElement.GetProperty("metadata");
        Assert.That(metadata.EnumerateObject().Select(fact => fact.Name), Is.SupersetOf(new[] { "anaplan.model", "anaplan.action", "anaplan.task", "anx.run", "anx.time" }));
        Assert.That(metadata.GetProperty("anaplan.action").GetString(), Is.EqualTo("exports/Sales"));
    }

    [TestCase("Colour", ExitCode.Refused, "no column 'Colour'")]
    [TestCase(null, ExitCode.Usage, "is a folder")]
    public async Task A_folder_wants_columns_that_are_there(string? column, ExitCode expected, string reason)
    {
        Write("in.csv", "Product,Units\nP1,1\n");
        string[] flags = column is null ? [] : ["--partition-by", column];

        var copy = await RunAsync(["copy", "in.csv", "lake/", .. flags]);

        Assert.That(copy.ExitCode, Is.EqualTo(expected));
        Assert.That(copy.Error, Does.Contain(reason));
    }

    [Test]
    public async Task A_damaged_Parquet_file_is_refused_with_its_name()
    {
        Write("bad.parquet", "this is no Parquet file");

        var copy = await RunAsync("copy", "bad.parquet", "all.csv");

        Assert.That(copy.ExitCode, Is.EqualTo(ExitCode.Refused));
        Assert.That(copy.Error, Does.Contain("bad.parquet': it is no Parquet file, or was cut short."));
    }

    [Test]
    public async Task Rows_come_from_a_query()
    {
        await ConnectAsync();
        using (var database = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={Path.Combine(Folder.Root, "sales.db")};Pooling=False"))
        {
            database.Open();
            using var command = database.CreateCommand();
            command.CommandText = "CREATE TABLE sales (product TEXT, units REAL); INSERT INTO sales VALUES ('P1', 1.5), ('P2', 2)";
            command.ExecuteNonQuery();
        }

        Write("sales.sql", "SELECT product AS Product, 'Jan 25' AS Month, units AS Units, NULL AS Launch, NULL AS Active, 'from, sql' AS Note FROM sales ORDER BY 1");

        var copy = await RunAsync("copy", "sqlite:sales.db?query=@sales.sql", Place("imports/Load sales"));

        Assert.That(copy.ExitCode, Is.EqualTo(ExitCode.Ok), copy.Error);
        Assert.That(Uploaded(), Is.EqualTo(Header + "P1,Jan 25,1.5,,,\"from, sql\"\nP2,Jan 25,2,,,\"from, sql\"\n"));
    }

    [Test]
    public async Task A_file_without_header_is_matched_by_position()
    {
        await ConnectAsync();
        Write("sales.psv", "x");
        Write("sales.txt", "P1|Jan 25|12|||a\n");

        var copy = await RunAsync("copy", "sales.txt", Place("imports/Load sales"), "--delimiter", "|", "--no-header", "--by-position");

        Assert.That(copy.ExitCode, Is.EqualTo(ExitCode.Ok), copy.Error);
        Assert.That(Uploaded(), Is.EqualTo(Header + "P1,Jan 25,12,,,a\n"));
    }

    [Test]
    public async Task An_export_becomes_a_file()
    {
        await ConnectAsync();
        Write("sales.csv", Header + "P1,Jan 25,12,2025-03-01,true,\"new, good\"\n");
        await RunAsync("copy", "sales.csv", Place("imports/Load sales"));

        var copy = await RunAsync("copy", Place("exports/Sales"), "out.csv");

        Assert.That(copy.ExitCode, Is.EqualTo(ExitCode.Ok), copy.Error);
        Assert.That(Read("out.csv"), Is.EqualTo("Products,Time,Units,Launch,Active,Note\nProduct 1,Jan 25,12,2025-03-01,true,\"new, good\"\n"));
    }

    [Test]
    public async Task A_dash_is_standard_input_and_output()
    {
        await ConnectAsync();

        var load = await RunWithInputAsync(Header + "P1,Jan 25,12,,,\n", "copy", "-", Place("imports/Load sales"));
        var extract = await RunAsync("copy", Place("exports/Sales"), "-", "-q");

        Assert.That(load.ExitCode, Is.EqualTo(ExitCode.Ok), load.Error);
        Assert.That(extract.Out, Does.Contain("Product 1,Jan 25,12,,false,"));
    }

    [Test]
    public async Task A_ragged_row_is_refused_with_its_position_and_nothing_is_imported()
    {
        await ConnectAsync();
        Write("sales.csv", Header + "P1,Jan 25,12,,,\nP2,Jan 25\n");

        var copy = await RunAsync("copy", "sales.csv", Place("imports/Load sales"));

        Assert.That(copy.ExitCode, Is.EqualTo(ExitCode.Refused));
        Assert.That(copy.Error, Does.Contain("Row 2, column 'Units', byte 55: the row has 2 fields instead of 6").And.Contain("nothing was changed in the model"));
        Assert.That(Simulator.Model(Some.ModelName).TasksStarted, Is.Empty);
    }

    [Test]
    public async Task Bad_rows_can_be_left_out_and_are_counted()
    {
        await ConnectAsync();
        Write("sales.csv", Header + "P1,Jan 25,12,,,\nP2,Jan 25\nP3,Jan 25,1,,,\n");

        var copy = await RunAsync("copy", "sales.csv", Place("imports/Load sales"), "--skip-bad-rows");

        Assert.That(copy.ExitCode, Is.EqualTo(ExitCode.Ok), copy.Error);
        Assert.That(copy.Out, Does.Contain("3 read   2 accepted   0 rejected   1 left out"));
    }

    [Test]
    public async Task A_header_that_does_not_fit_is_refused_before_anything_is_sent()
    {
        await ConnectAsync();
        Write("sales.csv", "Produkt,Month,Units,Launch,Active,Note\nP1,Jan 25,12,,,\n");

        var copy = await RunAsync("copy", "sales.csv", Place("imports/Load sales"));

        Assert.That(copy.ExitCode, Is.EqualTo(ExitCode.Refused));
        Assert.That(copy.Error, Does.Contain("column 'Product' of the import is missing in the rows"));
        Assert.That(Simulator.Requests.Select(request => request.Method), Has.None.EqualTo("PUT"));
    }

    [Test]
    public async Task Text_in_another_encoding_is_refused_with_its_position()
    {
        await ConnectAsync();
        File.WriteAllBytes(Path.Combine(Folder.Root, "sales.csv"), System.Text.Encoding.Latin1.GetBytes(Header + "P1,Jan 25,12,,,Größe\n"));

        var copy = await RunAsync("copy", "sales.csv", Place("imports/Load sales"));

        Assert.That(copy.ExitCode, Is.EqualTo(ExitCode.Refused));
        Assert.That(copy.Error, Does.Contain("Row 1, column 'Note'").And.Contain("not utf-8"));
    }

    [Test]
    public async Task A_reply_that_is_lost_for_good_ends_with_11_and_the_candidates()
    {
        await ConnectAsync();
        Write("sales.csv", Header + "P1,Jan 25,12,,,\n");
        Simulator.Faults.Plan(Route.StartTask, Fault.LoseRequest);

        var copy = await RunAsync("copy", "sales.csv", Place("imports/Load sales"));

        Assert.That(copy.ExitCode, Is.EqualTo(ExitCode.Unknown), copy.Error);
        Assert.That(copy.Error, Does.Contain("whether the import was started is unknown"));
    }

    [Test]
    public async Task A_server_that_refuses_a_chunk_for_good_changes_nothing()
    {
        await ConnectAsync();
        Write("sales.csv", Header + "P1,Jan 25,12,,,\n");
        Simulator.Faults.Plan(Route.PutChunk, Fault.Status(500)).Always();

        var copy = await RunAsync("copy", "sales.csv", Place("imports/Load sales"));

        Assert.That(copy.ExitCode, Is.EqualTo(ExitCode.Incomplete), copy.Error);
        Assert.That(copy.Error, Does.Contain("the import was not started; nothing was changed in the model"));
        Assert.That(copy.Error, Does.Contain($"mostly on Saturdays. Then: anx runs resume {OnlyRun}"));
    }

    [Test]
    public async Task Columns_are_renamed_for_any_destination()
    {
        Write("in.csv", "a,b\n1,2\n");

        var copy = await RunAsync("copy", "in.csv", "out.csv", "--map", "a=c");
        var wrong = await RunAsync("copy", "in.csv", "out.csv", "--overwrite", "--map", "amount=c");

        Assert.That((copy.ExitCode, wrong.ExitCode), Is.EqualTo((ExitCode.Ok, ExitCode.Refused)), copy.Error);
        Assert.That(Read("out.csv"), Is.EqualTo("c,b\n1,2\n"));
        Assert.That(wrong.Error, Does.Contain("there is no column 'amount' (columns: a, b)"));
    }

    [TestCase("--by-position", "an import")]
    [TestCase("--gzip=3", "an import")]
    [TestCase("--spool", "an import")]
    [TestCase("--idempotent", "an import or export")]
    [TestCase("--list-load=add", "a list")]
    [TestCase("--items-by=code", "a module")]
    [TestCase("--load=merge", "a table of a database")]
    [TestCase("--key=a", "a table of a database")]
    [TestCase("--page=Versions=Actual", "a view")]
    [TestCase("--numbers=decimal", "an export, list or view")]
    [TestCase("--command-timeout=9", "a database")]
    [TestCase("--max-rejects=5", "an import, list or module")]
    [TestCase("--rejects=r.csv", "an import, list or module")]
    [TestCase("--report=r.json", "a run")]
    [TestCase("--select=a", "parquet and arrow files that are read")]
    [TestCase("--where=a = 1", "parquet files that are read")]
    [TestCase("--binary-as-text", "parquet files that are read")]
    [TestCase("--allow-missing-end", "arrow files that are read")]
    [TestCase("--partition-by=a", "parquet files that are written")]
    [TestCase("--compression=zstd", "parquet and arrow files that are written")]
    [TestCase("--row-group-rows=10", "parquet files that are written")]
    [TestCase("--batch-rows=10", "arrow files that are written")]
    [TestCase("--decimal-scale=3", "parquet and arrow files that are written")]
    public async Task A_flag_that_means_nothing_for_the_places_is_refused(string flag, string place)
    {
        Write("in.csv", "a,b\n1,2\n");

        var copy = await RunAsync("copy", "in.csv", "out.csv", flag);

        Assert.That(copy.ExitCode, Is.EqualTo(ExitCode.Usage), copy.Error);
        Assert.That(copy.Error, Does.Match($"{flag.Split('=')[0]} belongs to {place}, and"));
        Assert.That(File.Exists(Path.Combine(Folder.Root, "out.csv")), Is.False);
    }

    [TestCase("copy facts.parquet out.parquet", "--delimiter=;", "csv files")]
    [TestCase("copy facts.parquet out.parquet", "--types=a=integer", "csv files")]
    [TestCase("copy facts.parquet out.csv", "--encoding=utf-16", "csv files that are read")]
    [TestCase("copy facts.parquet out.csv", "--compression=zstd", "parquet and arrow files that are written")]
    [TestCase("copy facts.parquet out.arrow", "--row-group-rows=10", "parquet files that are written")]
    [TestCase("plan facts.parquet out.csv", "--ragged=pad", "csv files that are read")]
    [TestCase("preview facts.parquet", "--no-header", "csv files")]
    [TestCase("preview facts.parquet", "--overwrite", "csv, parquet and arrow files that are written")]
    [TestCase("contract infer facts.parquet", "--null=-", "csv files")]
    [TestCase("check facts.parquet facts.parquet", "--delimiter=;", "csv files")]
    [TestCase("check facts.parquet in.csv", "--page=Versions=Actual", "a view")]
    [TestCase("check facts.parquet in.csv", "--idempotent", "an export")]
    [TestCase("check facts.parquet in.csv", "--command-timeout=9", "a database")]
    public async Task A_flag_of_another_kind_of_file_is_refused(string command, string flag, string place)
    {
        Write("in.csv", "a,b\n1,2\n");
        await RunAsync("copy", "in.csv", "facts.parquet");

        var refused = await RunAsync([.. command.Split(' '), flag]);

        Assert.That(refused.ExitCode, Is.EqualTo(ExitCode.Usage), refused.Error);
        Assert.That(refused.Error, Does.Contain($"{flag.Split('=')[0]} belongs to {place}, and"));
    }

    [TestCase("copy in.csv out.parquet", "--delimiter=,", "--compression=zstd")]
    [TestCase("copy facts.parquet made.csv", "--delimiter=;", "--select=a")]
    [TestCase("copy facts.parquet made.arrow", "--batch-rows=1", "--where=a = 1")]
    [TestCase("check in.csv facts.parquet", "--delimiter=,", "--select=a,b")]
    public async Task A_flag_of_either_place_is_taken(string command, params string[] flags)
    {
        Write("in.csv", "a,b\n1,2\n");
        await RunAsync("copy", "in.csv", "facts.parquet");

        var taken = await RunAsync([.. command.Split(' '), .. flags]);

        Assert.That(taken.ExitCode, Is.EqualTo(ExitCode.Ok), taken.Out + taken.Error);
    }

    [TestCase("facts.parquet")]
    [TestCase("facts.arrow")]
    public async Task A_column_that_is_not_there_is_told_with_the_one_that_may_be_meant(string file)
    {
        Write("in.csv", "account,amount\n1,2\n");
        await RunAsync("copy", "in.csv", file);

        var copy = await RunAsync("copy", file, "out.csv", "--select", "acount");

        Assert.That(copy.ExitCode, Is.EqualTo(ExitCode.Refused), copy.Error);
        Assert.That(copy.Error, Does.Contain("column 'acount': there is no such column (did you mean 'account'?); there are account, amount"));
    }

    [Test]
    public async Task A_row_of_progress_names_run_and_phase()
    {
        await ConnectAsync();
        Write("sales.csv", Header + "P1,Jan 25,12,,,\n");

        var copy = await RunAsync("copy", "sales.csv", Place("imports/Load sales"));

        Assert.That(copy.Error, Does.Match(@"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ run=[a-z0-9]{6} phase=upload done=true bytes=\d+ chunks=1/1"));
    }

    [TestCase("out.csv", ExitCode.Refused, "--overwrite")]
    [TestCase("nowhere/out.csv", ExitCode.NotFound, "nowhere")]
    public async Task What_cannot_be_written_is_refused_before_the_export_runs(string target, ExitCode expected, string reason)
    {
        await ConnectAsync();
        Write("out.csv", "precious");

        var copy = await RunAsync("copy", Place("exports/Sales"), target);

        Assert.That((copy.ExitCode, Read("out.csv")), Is.EqualTo((expected, "precious")));
        Assert.That(copy.Error, Does.Contain(reason));
        Assert.That(Simulator.Requests.Select(request => request.Path), Has.None.Contains("/exports/"));
    }

    private string Uploaded()
    {
        using var reader = new StreamReader(Simulator.Model(Some.ModelName).OpenFile(Some.FileName)!);
        return reader.ReadToEnd();
    }

    private static void Duck(string statement)
    {
        using var database = new DuckDBConnection("Data Source=:memory:");
        database.Open();
        using var command = database.CreateCommand();
        command.CommandText = statement;
        command.ExecuteNonQuery();
    }
}
