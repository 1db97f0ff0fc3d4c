using AnaplanConnectors.TestKit;

namespace AnaplanConnectors.Arrow.Tests;

/// <summary>
/// The integration files of the Arrow project are read as their JSON twins say, the files of other machines are refused, and so is
/// what fuzzers found: one typed error, never the end of the process.
/// </summary>
public sealed class ArrowCorpusTests
{
    private const string Corpus = "arrow-testing";

    private static readonly string[] Kinds = [".arrow_file", ".stream"];

    private static IEnumerable<string> Golden => Integration.Where(name => !IsBigEndian(name) && !HasSameNames(name) && !HasNothing(name));

    private static IEnumerable<string> SameNames => Integration.Where(name => !IsBigEndian(name) && HasSameNames(name));

    private static IEnumerable<string> Nothing => Integration.Where(name => !IsBigEndian(name) && HasNothing(name));

    private static IEnumerable<string> BigEndian => Integration.Where(IsBigEndian);

    private static IEnumerable<string> Doubtful => Corpora.Files(Corpus, "*")
        .Where(name => (Has(name, "arrow-ipc-") || Has(name, "forward-compatibility") || name[0] == '(') && !Has(name, "integration") && !Has(name, ".md"));

    private static IEnumerable<string> Integration => Corpora.Files(Corpus, "*").Where(name => (Has(name, "integration") && Kinds.Contains(Path.GetExtension(name))) || name[0] == '(');

    [TestCaseSource(nameof(Golden))]
    public async Task Integration_files_are_read_as_their_twins_say(string name)
    {
        var path = PathOf(name);
        var twin = new ArrowJson(Path.ChangeExtension(path, ".json.gz"));

        var rows = await SourceRows.ReadAsync(new ArrowFile(path, new ArrowFileOptions { Columns = twin.Columns }));

        Assert.That(rows.Select(ArrowJson.WithoutReasons), Is.EqualTo(twin.ReadRows().Select(ArrowJson.WithoutReasons)));
    }

    [TestCaseSource(nameof(BigEndian))]
    public void Files_with_the_highest_byte_first_are_refused(string name)
        => Assert.That(async () => await SourceRows.ReadAsync(new ArrowFile(PathOf(name))), Throws.InstanceOf<ColumnarFileException>().With.Message.Contains("big-endian"));

    [TestCaseSource(nameof(SameNames))]
    public void A_name_that_two_columns_have_cannot_be_chosen(string name)
        => Assert.That(
            async () => await new ArrowFile(PathOf(name), new ArrowFileOptions { Columns = ["ints"] }).OpenAsync(),
            Throws.InstanceOf<ColumnarFileException>().With.Message.Contains("the name fits 2 columns"));

    [TestCaseSource(nameof(Nothing))]
    public void Files_of_nothing_that_rows_carry_are_refused(string name)
    {
        var path = PathOf(name); // out here, where a missing corpus leaves the test out

        Assert.That(
            async () => await SourceRows.ReadAsync(new ArrowFile(path)),
            Throws.InstanceOf<ColumnarFileException>().With.Message.Contains("rows cannot carry").Or.Message.Contains("unions"));
    }

    [TestCaseSource(nameof(Doubtful))]
    public async Task What_fuzzers_found_is_refused_or_read(string name)
    {
        var verdict = await VerdictAsync(PathOf(name)).WaitAsync(TimeSpan.FromSeconds(10));

        Assert.That(verdict, Does.Match("^read$|^refused: "));
    }

    private static bool Has(string name, string part) => name.Contains(part, StringComparison.Ordinal);

    private static bool IsBigEndian(string name) => Has(name, "bigendian");

    private static bool HasSameNames(string name) => Has(name, "duplicate_fieldnames");

    private static bool HasNothing(string name) => new[] { "interval", "map", "nested", "union", "duration", "list_view", "run_end" }.Any(part => Has(name, part));

    private static string PathOf(string name) => Path.Combine(Corpora.Folder(Corpus), name);

    private static async Task<string> VerdictAsync(string path)
    {
        try
        {
            await SourceRows.ReadAsync(new ArrowFile(path));
            return "read";
        }
        catch (ColumnarFileException problem)
        {
            return "refused: " + problem.Message;
        }
    }
}
