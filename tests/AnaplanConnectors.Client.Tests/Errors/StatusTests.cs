namespace AnaplanConnectors.Client.Tests;

internal sealed class StatusTests : ClientTest
{
    private const string Import = ModelPath + "/imports/112";

    [TestCase(400, ErrorCodes.RequestRefused, false)]
    [TestCase(404, ErrorCodes.NotFound, false)]
    [TestCase(409, ErrorCodes.ModelBusy, true)]
    [TestCase(422, ErrorCodes.ModelArchived, false)]
    [TestCase(423, ErrorCodes.ModelLocked, false)]
    [TestCase(424, ErrorCodes.ModelOffline, false)]
    [TestCase(425, ErrorCodes.ModelDeployed, false)]
    [TestCase(429, ErrorCodes.RateLimited, true)]
    [TestCase(500, ErrorCodes.ServerError, true)]
    [TestCase(503, ErrorCodes.ServerError, true)]
    [TestCase(302, ErrorCodes.Redirected, false)]
    [TestCase(407, ErrorCodes.ProxyRefused, false)]
    public async Task Each_status_has_its_code_and_says_what_what_for_and_why(int status, string code, bool isTransient)
    {
        Service.On("GET", Import).Reply(Replies.Status(status, """{"status":{"code":1,"message":"the service's words"}}"""));
        var retry = new RetryOptions { MaxRetries = 0, Budget = TimeSpan.Zero, MaxBusyWait = TimeSpan.Zero };

        var error = await Failure<AnaplanApiException>(() => Client(retry).Model(new AnaplanModel { Id = ModelId, Name = "Forecast" }).Imports.GetMetadataAsync("112"));

        Assert.That((error.Code, error.StatusCode, error.IsTransient), Is.EqualTo((code, (int?)status, isTransient)));
        Assert.That(error.Message, Does.StartWith($"Could not read the layout of import 112 of model 'Forecast' ({ModelId}): ").And.Contain(status + " ").And.Contain("the service's words"));
    }

    [Test]
    public async Task A_missing_role_is_a_matter_of_rights()
    {
        Service.On("GET", Import).Reply(Replies.Status(403, """{"status":{"code":403,"message":"Forbidden"}}"""));

        var error = await Failure<AnaplanSignInException>(() => Model().Imports.GetMetadataAsync("112"));

        Assert.That(error.Code, Is.EqualTo(ErrorCodes.Forbidden));
        Assert.That(error.Hint, Does.Contain("role"));
    }

    [Test]
    public async Task The_text_of_an_error_ends_its_first_line_with_hint_and_code()
    {
        Service.On("GET", Import).Reply(Replies.Status(423));

        var error = await Failure<AnaplanApiException>(() => Model().Imports.GetMetadataAsync("112"));

        Assert.That(error.ToString().Split('\n')[0].Trim(), Does.EndWith("Try again when a workspace administrator has unlocked it. (ANX5004)"));
    }
}
