using System.Text;

namespace AnaplanConnectors.Client.Tests;

/// <summary>Somebody between us and the service shows what we sent; we do not.</summary>
internal sealed class EchoTests : ClientTest
{
    private static readonly string Basic = Convert.ToBase64String(Encoding.UTF8.GetBytes("ada@example.com:secret-5ecret"));

    [TestCase("{0}")]
    [TestCase("Bad request. Authorization: AnaplanAuthToken {0} {0}")]
    [TestCase("{{\"status\":{{\"code\":400,\"message\":\"header AnaplanAuthToken {0} is not allowed\"}}}}")]
    public async Task A_token_that_comes_back_is_not_shown(string body)
    {
        Service.On("GET", ModelPath + "/imports/112").Reply(Replies.After(call => Replies.Status(400, string.Format(System.Globalization.CultureInfo.InvariantCulture, body, Credentials(call)))));

        var error = await Failure<AnaplanApiException>(() => Model().Imports.GetMetadataAsync("112"));

        Assert.That(error.Message, Does.Contain("***"));
        Assert.That(error.ToString(), Does.Not.Contain(Credentials(Service.Calls[^1])));
    }

    [Test]
    public async Task A_password_that_comes_back_is_not_shown()
    {
        Service.On("POST", "/token/authenticate").Reply(Replies.Status(403, $"<title>Authorization: Basic {Basic}</title> forbidden {Basic}"));

        var error = await Failure<AnaplanSignInException>(() => Client().SignInAsync());

        Assert.That(error.ToString(), Does.Contain("***").And.Not.Contain(Basic));
    }

    private static string Credentials(RecordedCall call) => call.Authorization!.Split(' ')[1];
}
