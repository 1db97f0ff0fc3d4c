using System.Text;
using AnaplanConnectors.TestKit;

namespace AnaplanConnectors.Client.Tests;

public sealed class ServiceWordsTests
{
    private static string? Read(string body) => ServiceWords.Read(Encoding.UTF8.GetBytes(body));

    [TestCase("""{"status":{"code":404,"message":"Not Found"},"path":"/2/0/models/x","timestamp":"2025-12-01T08:41:07.602341918Z"}""", ExpectedResult = "Not Found")]
    [TestCase("""{"status":"FAILURE_BAD_CREDENTIAL","statusMessage":"invalid credentials"}""", ExpectedResult = "FAILURE_BAD_CREDENTIAL: invalid credentials")]
    [TestCase("""{"status":"INTERNAL_SERVER_ERROR","message":"boom"}""", ExpectedResult = "INTERNAL_SERVER_ERROR: boom")]
    [TestCase("""{"error":"invalid_grant","error_description":"Unknown refresh token."}""", ExpectedResult = "invalid_grant: Unknown refresh token.")]
    [TestCase("""{"error":"slow_down"}""", ExpectedResult = "slow_down")]
    [TestCase("""{"schemas":[],"status":"404","detail":"no such user"}""", ExpectedResult = "404: no such user")]
    public string? Each_part_of_the_service_is_understood(string body) => Read(body);

    [TestCase("")]
    [TestCase("   \r\n ")]
    public void No_words_are_null(string body) => Assert.That(Read(body), Is.Null);

    [TestCase("""{"status":{"code":500}}""")]
    [TestCase("""{"status":{"code":500,"message":null}}""")]
    [TestCase("""{"status":{"code":500,"message":7}}""")]
    [TestCase("""{"unexpected":["shape"]}""")]
    [TestCase("""["no object"]""")]
    public void Json_without_a_message_is_shown_as_it_is(string body) => Assert.That(Read(body), Is.EqualTo(body));

    [Test]
    public void A_web_page_is_named_by_its_title()
        => Assert.That(Read("<html>\n<head><title>502 Bad\n Gateway</title></head><body>nginx</body></html>"), Is.EqualTo("a web page titled '502 Bad Gateway'"));

    [Test]
    public void A_web_page_without_a_title_is_a_web_page() => Assert.That(Read("<!DOCTYPE html><body>x</body>"), Is.EqualTo("a web page"));

    [Test]
    public void Plain_text_is_shown_on_one_line_and_cut_at_200()
        => Assert.That(Read("first\r\n\tsecond\u001b[31m " + new string('x', 300)), Is.EqualTo("first second [31m " + new string('x', 182) + "…"));

    [Test]
    public void Whatever_comes_nothing_is_thrown_and_lines_stay_short()
    {
        var files = Corpora.Paths("json-test-suite", "test_parsing");

        var words = files.Select(f => ServiceWords.Read(File.ReadAllBytes(f))).ToList();

        Assert.That(words.Where(w => w is { Length: > 201 } || (w ?? "").Any(char.IsControl)), Is.Empty);
    }
}
