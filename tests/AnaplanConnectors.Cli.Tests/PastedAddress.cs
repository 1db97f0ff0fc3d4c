using System.Text.RegularExpressions;
using AnaplanConnectors.TestKit;

namespace AnaplanConnectors.Cli.Tests;

/// <summary>A person who pastes an address when asked.</summary>
internal sealed partial class PastedAddress(Func<Task<string>> paste) : TextReader
{
    /// <summary>What a person does in a browser: signs in on the page that was shown, and ends at the redirect address.</summary>
    public static async Task<string> SignInAsync(string shown, string password = "simulator")
    {
        var page = new Uri(Address().Match(shown).Value);
        var fields = page.Query.TrimStart('?').Split('&').Select(pair => pair.Split('=', 2)).Select(pair => KeyValuePair.Create(pair[0], Uri.UnescapeDataString(pair[1])));
        using var browser = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false });
        using var answer = await browser.PostAsync(
            new Uri(page, "/auth/login"), new FormUrlEncodedContent([.. fields, new("email", Some.User), new("password", password), new("decision", "allow")]));
        return answer.Headers.Location!.OriginalString;
    }

    public override async ValueTask<string?> ReadLineAsync(CancellationToken cancellationToken) => await paste();

    [GeneratedRegex("http://127[^ \r\n]*/auth/authorize[^ \r\n]*")]
    private static partial Regex Address();
}
