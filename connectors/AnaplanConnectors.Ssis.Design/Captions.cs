using System.Text;

namespace AnaplanConnectors.Ssis.Design;

/// <summary>Names of properties as people read them.</summary>
internal static class Captions
{
    private static readonly string[] Units = ["Minutes", "Seconds", "Megabytes"];

    /// <summary><c>ProxyUserName</c> is "Proxy user name", <c>WaitMinutes</c> is "Wait (minutes)".</summary>
    public static string Of(string property)
    {
        const string oauth = "OAuth";
        var start = property.StartsWith(oauth, StringComparison.Ordinal) ? oauth.Length : 1;
        var text = new StringBuilder(property.Substring(0, start));
        for (var i = start; i < property.Length; i++)
        {
            if (char.IsUpper(property[i]))
                text.Append(' ').Append(char.ToLowerInvariant(property[i]));
            else
                text.Append(property[i]);
        }

        if (Array.Find(Units, unit => property.EndsWith(unit, StringComparison.Ordinal)) is { } found)
            text.Remove(text.Length - found.Length, found.Length).Append('(').Append(found.ToLowerInvariant()).Append(')');
        return text.ToString();
    }
}
