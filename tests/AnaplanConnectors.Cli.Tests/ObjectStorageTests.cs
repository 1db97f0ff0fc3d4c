using System.Text;
using AnaplanConnectors.ObjectServers;
using AnaplanConnectors.TestKit;

namespace AnaplanConnectors.Cli.Tests;

/// <summary><c>anx copy</c> with files in buckets and containers.</summary>
public sealed class ObjectStorageTests : CliTest
{
    private readonly S3Server _s3 = new();
    private readonly BlobServer _azure = new();

    [SetUp]
    public void Describe()
    {
        foreach (var (name, value) in _s3.Environment.Concat(_azure.Environment))
            Variables[name] = value;
    }

    [TearDown]
    public void Stop()
    {
        _s3.Dispose();
        _azure.Dispose();
    }

    [Test]
    public async Task A_pattern_of_text_files_goes_into_an_import()
    {
        await ConnectAsync();
        _s3.Add("in/2026-01.csv", Encoding.UTF8.GetBytes("Product,Month,Units,Launch,Active,Note\nP1,Jan 25,12,,,\n"));
        _s3.Add("in/2026-02.csv", Encoding.UTF8.GetBytes("Product,Month,Units,Launch,Active,Note\nP2,Jan 25,13,,,\nP1,Feb 25,14,,,\n"));

        var copy = await RunAsync("copy", "s3://lake/in/2026-*.csv", Place($"imports/{Some.ImportName}"));

        Assert.That(copy.ExitCode, Is.EqualTo(ExitCode.Ok), copy.Error);
        Assert.That(copy.Out, Does.Contain("3 accepted"));
    }

    [TestCase("s3://lake/out/rows.parquet", "az://lake/out/rows.csv")]
    [TestCase("az://lake/out/rows.arrow", "s3://lake/out/rows.csv.gz")]
    public async Task Rows_go_from_store_to_store_and_back(string there, string back)
    {
        Write("rows.csv", "A,B\n1,x\n2,y\n");

        var first = await RunAsync("copy", "rows.csv", there);
        var second = await RunAsync("copy", there, back);
        var third = await RunAsync("copy", back, "again.csv");

        Assert.That(new[] { first.ExitCode, second.ExitCode, third.ExitCode }, Is.All.EqualTo(ExitCode.Ok), first.Error + second.Error + third.Error);
        Assert.That(Read("again.csv").ReplaceLineEndings("\n"), Is.EqualTo("A,B\n1,x\n2,y\n"));
    }

    [Test]
    public async Task A_folder_is_written_and_read()
    {
        Write("rows.csv", "Year,B\n2025,x\n2026,y\n");

        var there = await RunAsync("copy", "rows.csv", "s3://lake/facts/", "--partition-by", "Year");
        var back = await RunAsync("copy", "s3://lake/facts/", "-", "--select", "Year,B");

        Assert.That(there.ExitCode, Is.EqualTo(ExitCode.Ok), there.Error);
        Assert.That(_s3.Objects.Keys, Has.Count.EqualTo(3).And.Member("facts/_manifest.json").And.Some.StartsWith("facts/Year=2026/part-"));
        Assert.That(back.Out.ReplaceLineEndings("\n"), Is.EqualTo("Year,B\n2025,x\n2026,y\n"), back.Error);
    }

    [Test]
    public async Task Conditions_choose_rows_of_Parquet_and_are_refused_elsewhere()
    {
        Write("rows.csv", "Year,B\n2025,x\n2026,y\n2026,z\n");
        await RunAsync("copy", "rows.csv", "s3://lake/facts/", "--partition-by", "Year");

        var some = await RunAsync("copy", "s3://lake/facts/", "-", "--where", "Year = 2026 and B != z");
        var refused = await RunAsync("copy", "rows.csv", "-", "--where", "Year = 2026");

        Assert.That(some.Out.ReplaceLineEndings("\n"), Is.EqualTo("B,Year\ny,2026\n"), some.Error);
        Assert.That(refused.ExitCode, Is.EqualTo(ExitCode.Usage), refused.Error);
        Assert.That(refused.Error, Does.Contain("--where belongs to parquet files that are read"));
    }

    [Test]
    public async Task What_exists_is_refused_without_overwrite()
    {
        Write("rows.csv", "A\n1\n");
        _s3.Add("rows.csv", [1]);

        var refused = await RunAsync("copy", "rows.csv", "s3://lake/rows.csv");
        var replaced = await RunAsync("copy", "rows.csv", "s3://lake/rows.csv", "--overwrite");

        Assert.That((refused.ExitCode, replaced.ExitCode), Is.EqualTo((ExitCode.Refused, ExitCode.Ok)), refused.Error + replaced.Error);
        Assert.That(refused.Error, Does.Contain("'s3://lake/rows.csv' exists").And.Contain("Nothing was read"));
    }

    [Test]
    public async Task What_is_not_there_is_not_found()
    {
        var copy = await RunAsync("copy", "az://lake/none.csv", "rows.csv");

        Assert.That(copy.ExitCode, Is.EqualTo(ExitCode.NotFound), copy.Error);
        Assert.That(copy.Error, Does.Contain("az://lake/none.csv"));
    }

    [Test]
    public async Task Rights_that_are_missing_are_named_with_what_to_do()
    {
        Variables["AWS_ACCESS_KEY_ID"] = "AKIAOTHER";

        var copy = await RunAsync("copy", "s3://lake/rows.csv", "rows.csv");

        Assert.That(copy.ExitCode, Is.EqualTo(ExitCode.Refused), copy.Error);
        Assert.That(copy.Error, Does.Contain("s3://lake/rows.csv").And.Contain("Check the credentials").And.Not.Contain("secret"));
    }

    [TestCase("s3://lake", "names no file")]
    [TestCase("az://lake/", "names no file")]
    [TestCase("gs://lake/rows.csv", "not known here")]
    [TestCase("s3://lake/rows", "what kind of file")]
    public async Task Addresses_that_say_too_little_are_refused(string address, string reason)
    {
        var copy = await RunAsync("copy", address, "rows.csv");

        Assert.That(copy.ExitCode, Is.EqualTo(ExitCode.Usage), copy.Error);
        Assert.That(copy.Error, Does.Contain(reason));
    }

    [Test]
    public async Task A_plan_looks_and_writes_nothing()
    {
        _s3.Add("rows.csv", "A,B\n1,x\n"u8.ToArray());

        var plan = await RunAsync("plan", "s3://lake/rows.csv", "s3://lake/out.parquet");

        Assert.That(plan.ExitCode, Is.EqualTo(ExitCode.Ok), plan.Error);
        Assert.That(_s3.Requests.Select(request => request.Method).Distinct(), Is.SubsetOf(new[] { "GET", "HEAD" }));
    }
}
