namespace AnaplanConnectors.Simulator;

/// <summary>Names of the form <c>Module.View</c> (API reference 3.6).</summary>
internal static class ViewNames
{
    /// <summary>In single quotes when there is more in it than letters, digits, blanks and underscores.</summary>
    public static string Quoted(string name) =>
        name.All(letter => char.IsLetterOrDigit(letter) || letter is ' ' or '_') ? name : $"'{name}'";
}
