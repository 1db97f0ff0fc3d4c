using System.Globalization;
using System.Net;
using System.Text;

namespace AnaplanConnectors.Simulator;

/// <summary>The page at <c>/</c>: what is in the tenant, what runs, what was asked last. For people, without a script.</summary>
internal sealed class StatusPage(World world, ISimulatorControl control)
{
    private const int RequestsShown = 30;
    private const int TasksShown = 10;

    private const string Style = """
        :root{color-scheme:light dark}
        body{font:15px/1.5 system-ui,sans-serif;max-width:80rem;margin:2rem auto;padding:0 1rem}
        h1{font-size:1.5rem;margin:0}h2{font-size:1.1rem;margin:2rem 0 .5rem}
        table{border-collapse:collapse;width:100%}
        th,td{text-align:left;padding:.25rem .6rem;border-bottom:1px solid #8884;vertical-align:top;overflow-wrap:anywhere}
        th{font-weight:600}td.number,th.number{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}
        td.time,td.user{white-space:nowrap}td.time{font-variant-numeric:tabular-nums}
        code{font:13px ui-monospace,monospace}.bad{color:#c00020}.quiet{color:#777}
        """;

    public Endpoint Endpoint => new(Route.Simulator, "GET", "/", (_, _) => ValueTask.FromResult(Show()))
    {
        NeedsToken = false, Produces = ["text/html"],
    };

    private ApiResponse Show()
    {
        var page = new StringBuilder();
        page.Append("<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\">")
            .Append("<title>Simulated Anaplan</title><style>").Append(Style).Append("</style></head><body>");
        page.Append("<h1>Simulated Anaplan</h1><p class=\"quiet\">Tenant ").Append(Text(world.Tenant.Name)).Append(", ")
            .Append(Text(Count(world.Tenant.Users.Count, "user"))).Append(". Nothing here is real; reload to see what is new.</p>");
        Models(page);
        Tasks(page);
        Requests(page);
        page.Append("</body></html>");
        return new ApiResponse(200, ApiBody.Of(page.ToString(), ApiBody.Html))
            .With("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'")
            .With("X-Content-Type-Options", "nosniff")
            .With("Cache-Control", "no-store");
    }

    private void Models(StringBuilder page)
    {
        page.Append("<h2>Models</h2><table><tr><th>Workspace</th><th>Model</th><th>State</th><th class=\"number\">List items</th>")
            .Append("<th class=\"number\">Files</th><th class=\"number\">Imports</th><th class=\"number\">Exports</th><th class=\"number\">Processes</th></tr>");
        foreach (var model in world.Models.Of(world.Tenant.Models))
        {
            var state = model.State;
            page.Append("<tr>").Append(Cell(state.Workspace.Name)).Append("<td>").Append(Text(state.Name)).Append("<br><code class=\"quiet\">")
                .Append(Text(state.Id)).Append("</code></td>")
                .Append(Cell(ApiText.Of(state.State) + (model.IsOpen ? "" : ", closed")))
                .Append(Number(state.Lists.Sum(list => state.Data.Items(list).Count))).Append(Number(state.Files.Count))
                .Append(Number(state.Imports.Count)).Append(Number(state.Exports.Count)).Append(Number(state.Processes.Count)).Append("</tr>");
        }
        page.Append("</table>");
    }

    private void Tasks(StringBuilder page)
    {
        var tasks = world.Models.All.SelectMany(model => model.Tasks.All, (model, task) => (Model: model.State, Task: task))
            .OrderByDescending(entry => !entry.Task.IsOver).ThenByDescending(entry => entry.Task.Created).Take(TasksShown).ToList();
        page.Append("<h2>Tasks</h2>");
        if (tasks.Count == 0)
        {
            page.Append("<p class=\"quiet\">None so far.</p>");
            return;
        }
        page.Append("<table><tr><th>Started (UTC)</th><th>Action</th><th>Model</th><th>User</th><th>State</th><th class=\"number\">Progress</th></tr>");
        foreach (var (model, task) in tasks)
        {
            var failed = task.Outcome is { Successful: false };
            page.Append("<tr>").Append(Time(task.Created)).Append(Cell(task.Action.Name)).Append(Cell(model.Name)).Append(Cell(task.User.Email))
                .Append(failed ? "<td class=\"bad\">" : "<td>").Append(Text(TaskJson.State(task) + (failed ? ", failed" : ""))).Append("</td>")
                .Append("<td class=\"number\">").Append(task.Progress.ToString("P0", CultureInfo.InvariantCulture)).Append("</td></tr>");
        }
        page.Append("</table>");
    }

    private void Requests(StringBuilder page)
    {
        var requests = control.Requests.Where(request => request.Route != Route.Simulator).TakeLast(RequestsShown).Reverse().ToList();
        page.Append("<h2>Last requests</h2>");
        if (requests.Count == 0)
        {
            page.Append("<p class=\"quiet\">None so far.</p>");
            return;
        }
        page.Append("<table><tr><th>Time (UTC)</th><th>User</th><th>Request</th><th class=\"number\">Status</th><th class=\"number\">In</th><th class=\"number\">Out</th></tr>");
        foreach (var request in requests)
        {
            var isBad = request.Status is null or >= 400 && request.Ended is not null;
            var status = request.Status?.ToString(CultureInfo.InvariantCulture) ?? (request.Ended is null ? "…" : "reset");
            page.Append("<tr>").Append(Time(request.Started)).Append("<td class=\"user\">").Append(Text(request.User ?? "")).Append("</td><td><code>")
                .Append(Text($"{request.Method} {request.Path}{(request.Query.Length > 0 ? "?" + request.Query : "")}")).Append("</code>")
                .Append(request.Fault is null ? "" : $"<br><span class=\"bad\">{Text(request.Fault)}</span>").Append("</td>")
                .Append(isBad ? "<td class=\"number bad\">" : "<td class=\"number\">").Append(status).Append("</td>")
                .Append(Number(request.BodyLength)).Append(Number(request.ResponseLength)).Append("</tr>");
        }
        page.Append("</table>");
    }

    private static string Cell(string text) => $"<td>{Text(text)}</td>";

    private static string Number(long number) => $"<td class=\"number\">{number.ToString("N0", CultureInfo.InvariantCulture)}</td>";

    private static string Time(DateTimeOffset time) => $"<td class=\"time\">{time.ToString("HH:mm:ss", CultureInfo.InvariantCulture)}</td>";

    private static string Count(int count, string noun) => string.Create(CultureInfo.InvariantCulture, $"{count} {noun}{(count == 1 ? "" : "s")}");

    private static string Text(string text) => WebUtility.HtmlEncode(text);
}
