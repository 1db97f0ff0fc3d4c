using System.Net;

namespace AnaplanConnectors.Simulator.Tests;

/// <summary>Every call about the contents of a model, under every state and role.</summary>
[Description("section 12: states archived 422, locked 423, offline 424; NO ACCESS -> 404 masking")]
public sealed class ModelAccessTests : PlanningTest
{
    private static readonly string[] Paths =
    [
        "GET modules", "GET lineItems", $"GET modules/{Sales}/lineItems", $"GET lineItems/{Units}/dimensions",
        $"GET lineItems/{Units}/dimensions/{Products}/items", $"GET dimensions/{Products}/items", $"POST dimensions/{Products}/items",
        $"POST modules/{Sales}/data", "GET modelCalendar", "PUT modelCalendar/fiscalYear", "GET currentPeriod", "PUT currentPeriod?date=",
        "GET versions", $"PUT versions/{Forecast}/switchover", "GET views", $"GET modules/{Sales}/views", $"GET views/{Grid}",
        $"GET views/{Grid}/data", $"GET views/{Grid}/dimensions/{Products}/items", $"POST views/{Grid}/readRequests",
        $"GET views/{Grid}/readRequests/ABC", $"GET views/{Grid}/readRequests/ABC/pages/0", $"DELETE views/{Grid}/readRequests/ABC",
        "GET lists", $"GET lists/{Products}", $"GET lists/{Products}/items", $"POST lists/{Products}/items?action=add", $"PUT lists/{Products}/items",
        $"POST lists/{Products}/resetIndex", $"GET lists/{Products}/preview", $"POST lists/{Products}/readRequests", "GET dashboards",
    ];

    [TestCaseSource(nameof(Paths))]
    public async Task Without_access_it_is_404(string call) => Assert.That(await StatusAsync(CallAsync(call, Sample.Eve)), Is.EqualTo(HttpStatusCode.NotFound));

    [Test]
    public async Task The_state_of_the_model_counts_for_all_of_it(
        [ValueSource(nameof(Paths))] string call,
        [Values(ModelActiveState.Archived, ModelActiveState.Locked, ModelActiveState.Maintenance)] ModelActiveState state)
    {
        Simulator.Model("Sales planning").State = state;

        var status = (int)await StatusAsync(CallAsync(call, Sample.Ada));

        Assert.That(status, Is.EqualTo(new Dictionary<ModelActiveState, int>
        {
            [ModelActiveState.Archived] = 422, [ModelActiveState.Locked] = 423, [ModelActiveState.Maintenance] = 424,
        }[state]));
    }

    [TestCaseSource(nameof(Paths))]
    public async Task Both_prefixes_lead_there(string call) => Assert.That(
        (int)await StatusAsync(CallAsync(call, Sample.Ada, $"/2/0/workspaces/{Sample.Workspace}/models/{Sample.Sales}")),
        Is.EqualTo((int)await StatusAsync(CallAsync(call, Sample.Ada))).And.Not.EqualTo(405).And.Not.EqualTo(501));

    [TestCase("open", ModelActiveState.Archived, 422)]
    [TestCase("open", ModelActiveState.Maintenance, 424)]
    [TestCase("close", ModelActiveState.Archived, 422)]
    public async Task An_archived_or_offline_model_cannot_be_opened(string verb, ModelActiveState state, int status)
    {
        Simulator.Model("Sales planning").State = state;

        Assert.That((int)await StatusAsync(SendAsync(HttpMethod.Post, $"{Sample.M}/{verb}")), Is.EqualTo(status));
    }

    [Test]
    public async Task Closing_takes_a_moment()
    {
        await StartAsync(clock => new SimulatorOptions { TimeProvider = clock, ModelCloseTime = TimeSpan.FromSeconds(3) });
        await StatusAsync(SendAsync(HttpMethod.Post, $"{Sample.M}/close"));

        var during = await StepAsync();
        Clock.Advance(TimeSpan.FromSeconds(3));

        Assert.That((during, await StepAsync()), Is.EqualTo(("Closing", "Closed")));
    }

    private async Task<string?> StepAsync() =>
        (await JsonAsync(GetAsync($"{Sample.M}/status"))).GetProperty("requestStatus").GetProperty("currentStep").GetString();

    private Task<HttpResponseMessage> CallAsync(string call, string user, string model = Sample.M)
    {
        var (method, path) = (call.Split(' ')[0], call.Split(' ')[1]);
        return SendAsync(new HttpMethod(method), $"{model}/{path}", method is "GET" or "DELETE" ? null : Json("{}"), user);
    }
}
