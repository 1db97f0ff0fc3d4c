using System.Net;

namespace AnaplanConnectors.Simulator;

/// <summary>Pages for people. Whatever comes from outside is encoded; nothing is loaded and no script runs.</summary>
internal static class LoginPage
{
    private const string Style = "body{font:16px system-ui,sans-serif;max-width:26rem;margin:4rem auto;padding:0 1rem}"
        + "label{display:block;margin:.8rem 0 .2rem}input{width:100%;box-sizing:border-box;font:inherit;padding:.4rem}"
        + "button{font:inherit;padding:.4rem 1rem;margin:1rem .5rem 0 0}.problem{color:#b00020}small{color:#555}";

    public static ApiResponse Login(int status, LoginRequest request, string? problem) =>
        Page(status, "Sign in", request.RedirectUri, $"""
            <h1>Sign in</h1>
            <p><b>{Text(request.Client.Name)}</b> asks for: {Text(request.Scope)}</p>
            {Problem(problem)}
            <form method="post" action="/auth/login">
            {Hidden("response_type", "code")}{Hidden("client_id", request.Client.Id)}{Hidden("redirect_uri", request.RedirectUri)}
            {Hidden("scope", request.Scope)}{(request.State is null ? "" : Hidden("state", request.State))}
            {Credentials}
            <button name="decision" value="allow">Sign in</button><button name="decision" value="deny" formnovalidate>Refuse</button>
            </form>
            <p><small>Simulated Anaplan. Single sign-on is not imitated: use the password of a user of the tenant.</small></p>
            """);

    public static ApiResponse Activate(int status, string userCode, string? problem) => Page(status, "Activate a device", null, $"""
        <h1>Activate a device</h1>
        {Problem(problem)}
        <form method="post" action="/activate">
        <label for="user_code">Code the device shows</label>
        <input id="user_code" name="user_code" required value="{Text(userCode)}">
        {Credentials}
        <button name="decision" value="allow">Allow</button><button name="decision" value="deny">Refuse</button>
        </form>
        """);

    public static ApiResponse Done(string message) => Page(200, "Activate a device", null, $"<h1>{Text(message)}</h1>");

    private const string Credentials = """
        <label for="email">E-mail address</label><input id="email" name="email" type="email" required autocomplete="username">
        <label for="password">Password</label>
        <input id="password" name="password" type="password" required autocomplete="current-password">
        """;

    private static ApiResponse Page(int status, string title, string? redirectUri, string body)
    {
        // A form's policy covers where its answer leads to, which is the client's address.
        var target = redirectUri is null ? "" : " " + new Uri(redirectUri).GetLeftPart(UriPartial.Authority);
        return new ApiResponse(status, ApiBody.Of(
                $"<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>{Text(title)}</title><style>{Style}</style></head>"
                + $"<body>{body}</body></html>", ApiBody.Html))
            .With("Content-Security-Policy",
                $"default-src 'none'; style-src 'unsafe-inline'; form-action 'self'{target}; frame-ancestors 'none'; base-uri 'none'")
            .With("Cache-Control", "no-store");
    }

    private static string Problem(string? problem) => problem is null ? "" : $"<p class=\"problem\">{Text(problem)}</p>";

    private static string Hidden(string name, string value) =>
        $"<input type=\"hidden\" name=\"{name}\" value=\"{Text(value)}\">";

    private static string Text(string text) => WebUtility.HtmlEncode(text);
}
