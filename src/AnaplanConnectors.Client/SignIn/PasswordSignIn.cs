using System.Text;

namespace AnaplanConnectors.Client;

/// <summary>E-mail address and password, as HTTP Basic (API reference 2.1).</summary>
internal sealed class PasswordSignIn(string user, Secret password) : CredentialSignIn
{
    public override string DisplayName => user;

    public override string RefusedHint
        => "Check user and password; they expire by the tenant's policy. Users of single sign-on need a certificate, or to be exception users.";

    public override IReadOnlyList<string> Problems(TimeProvider timeProvider)
    {
        var problems = new List<string>();
        if (string.IsNullOrWhiteSpace(user))
            problems.Add("the user is empty");
        else if (user.IndexOf(":", StringComparison.Ordinal) >= 0)
            problems.Add($"the user '{user}' holds a colon, which cannot be sent; the user is an e-mail address");
        if (password.IsEmpty)
            problems.Add("the password is empty");
        return problems;
    }

    public override string Authorization() => "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes(user + ":" + password.Reveal()));

    public override RequestBody Body(DateTimeOffset serverNow) => RequestBody.Empty;
}
