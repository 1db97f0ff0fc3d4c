using AnaplanConnectors.TestKit;

namespace AnaplanConnectors.Client.Tests;

public sealed class EnvelopeTests
{
    private static PooledBytes Body(byte[] bytes)
    {
        var body = new PooledBytes();
        body.Write(bytes);
        return body;
    }

    private static AnaplanUser ReadUser(string json)
        => Envelope.ReadOne(Body(System.Text.Encoding.UTF8.GetBytes(json.Replace('\'', '"'))), ApiJson.Default.AnaplanUser, "user");

    private static Page<AnaplanImport> ReadImports(string json)
        => Envelope.ReadPage(Body(System.Text.Encoding.UTF8.GetBytes(json.Replace('\'', '"'))), ApiJson.Default.ListAnaplanImport, "imports");

    [Test]
    public void Unknown_fields_are_ignored()
        => Assert.That(ReadUser("{ 'new' : [ { 'deep' : 1 } ], 'user' : { 'id' : 'u', 'shoeSize' : 44, 'tags' : [] }, 'status' : { 'code' : 200 } }").Id, Is.EqualTo("u"));

    [TestCase("'abc'", ExpectedResult = "abc")]
    [TestCase("102000000125", ExpectedResult = "102000000125")]
    [TestCase("123456789012345678901234567890", ExpectedResult = "123456789012345678901234567890")]
    [TestCase("null", ExpectedResult = "")]
    public string An_id_may_be_text_or_number(string id) => ReadUser("{ 'user' : { 'id' : " + id + " } }").Id;

    [TestCase("{ 'meta' : { }, 'status' : { 'code' : 200 } }")]
    [TestCase("{ 'status' : { 'code' : 200 }, 'imports' : null }")]
    [TestCase("{ 'meta' : { 'paging' : { 'currentPageSize' : 0, 'totalSize' : 0, 'offset' : 0 } }, 'imports' : [] }")]
    public void A_list_without_entries_may_lack_its_key(string json) => Assert.That(ReadImports(json).Items, Is.Empty);

    [TestCase("{ }")]
    [TestCase("{ 'items' : [] }")]
    [TestCase("[]")]
    [TestCase("null")]
    [TestCase("'text'")]
    [TestCase("")]
    [TestCase("{ 'status' : { 'code' : 200 } ")]
    [TestCase("{ 'status' : { 'code' : 200 } } {}")]
    [TestCase("{ 'status' : { 'code' : 500, 'message' : 'x' } }")]
    [TestCase("{ 'imports' : { } }")]
    [TestCase("{ 'imports' : [ 5 ] }")]
    public void What_is_no_list_is_never_an_empty_list(string json) => Assert.That(() => ReadImports(json), Throws.TypeOf<AnswerException>());

    [Test]
    public void Missing_lists_of_an_object_are_empty()
    {
        var metadata = Envelope.ReadOne(Body("{\"exportMetadata\":{\"columnCount\":6}}"u8.ToArray()), ApiJson.Default.ExportMetadata, "exportMetadata");

        Assert.That(metadata.HeaderNames, Is.Empty);
        Assert.That(metadata.ColumnCount, Is.EqualTo(6));
    }

    [Test]
    public void Any_json_is_read_or_refused_but_never_crashes()
    {
        var files = Corpora.Paths("json-test-suite", "test_parsing");

        // None of them is an answer of Anaplan, so none may pass for one.
        Assert.That(files.Where(f => !Refuses(File.ReadAllBytes(f))), Is.Empty);
    }

    [Test]
    public void What_is_no_json_is_refused_within_an_answer_too()
    {
        var files = Corpora.Paths("json-test-suite", "test_parsing").Where(f => Path.GetFileName(f).StartsWith("n_", StringComparison.Ordinal));

        Assert.That(files.Where(f => !Refuses([.. "{\"user\":{\"id\":\"u\",\"x\":"u8, .. File.ReadAllBytes(f), .. "}}"u8])), Is.Empty);
    }

    private static bool Refuses(byte[] json)
    {
        try
        {
            Envelope.ReadOne(Body(json), ApiJson.Default.AnaplanUser, "user");
            return false;
        }
        catch (AnswerException)
        {
            return true;
        }
    }
}
