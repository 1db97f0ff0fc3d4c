using System.Globalization;
using AnaplanConnectors.Transfer.Storage;

namespace AnaplanConnectors.Transfer.Rows;

/// <summary>
/// What a connector shows to the command line and to other hosts that know it by name only. In code, construct its source or
/// destination; nothing is registered anywhere.
/// </summary>
/// <param name="Name">Lower case, one word: <c>csv</c>, <c>parquet</c>.</param>
/// <param name="Summary">One line for people.</param>
/// <param name="Suffixes">Endings of file names that mean this connector, with their dot. Empty when it has no files.</param>
/// <param name="Options">What can be set, apart from <c>path</c>.</param>
/// <param name="CreateSource">Makes a source, or null when rows cannot come from there.</param>
/// <param name="CreateDestination">Makes a destination, or null when rows cannot go there.</param>
public sealed record Connector(
    string Name, string Summary, IReadOnlyList<string> Suffixes, IReadOnlyList<OptionInfo> Options,
    Func<OptionValues, ISource>? CreateSource, Func<OptionValues, IDestination>? CreateDestination);

/// <summary>An option of a connector.</summary>
/// <param name="Name">In the form of a command line flag without dashes: <c>row-group-rows</c>.</param>
/// <param name="Description">One line, with unit and limits.</param>
/// <param name="Default">What holds without it, as text for people; null when nothing does.</param>
/// <param name="IsSwitch">Whether it is on or off and takes no value.</param>
/// <param name="Use">Whether it means something for a source, a destination or both. Hosts refuse one that means nothing for the ends they were given.</param>
public sealed record OptionInfo(string Name, string Description, string? Default = null, bool IsSwitch = false, OptionUse Use = OptionUse.Both);

/// <summary>What an option of a connector is for.</summary>
public enum OptionUse
{
    /// <summary>For reading and for writing.</summary>
    Both,

    /// <summary>For sources only.</summary>
    Reading,

    /// <summary>For destinations only.</summary>
    Writing,
}

/// <summary>Values for a connector's options, as text. Reading one that is malformed says which and what is allowed.</summary>
public sealed class OptionValues
{
    private readonly IReadOnlyDictionary<string, string> _values;

    /// <summary>Takes the values by option name. A file connector finds its file under <c>path</c>.</summary>
    public OptionValues(IReadOnlyDictionary<string, string> values)
    {
        _values = values ?? throw new ArgumentNullException(nameof(values));
    }

    /// <summary>Where the file of <c>path</c> is; null for this machine.</summary>
    public IFileStore? Store { get; private set; }

    /// <summary>The same values, for a file in a store.</summary>
    public OptionValues In(IFileStore store) => new(_values) { Store = store ?? throw new ArgumentNullException(nameof(store)) };

    /// <summary>The value, or null when it was not given.</summary>
    public string? Text(string name) => _values.TryGetValue(name, out var value) ? value : null;

    /// <summary>The value of an option that must be there.</summary>
    /// <exception cref="ArgumentException">It is not.</exception>
    public string Required(string name) => Text(name) ?? throw new ArgumentException($"The option '{name}' is missing.");

    /// <summary>Whether a switch is on.</summary>
    public bool IsOn(string name) => Choice(name, "true", "false") == "true";

    /// <summary>A whole number within limits.</summary>
    /// <exception cref="ArgumentException">It is not one, or outside.</exception>
    public int Number(string name, int fallback, int least, int greatest)
    {
        if (Text(name) is not { } text)
            return fallback;
        if (int.TryParse(text, NumberStyles.AllowThousands | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            && number >= least && number <= greatest)
        {
            return number;
        }

        var limits = string.Format(CultureInfo.InvariantCulture, "{0:N0} to {1:N0}", least, greatest);
        throw new ArgumentException($"{name} is '{text}' (allowed: {limits})");
    }

    /// <summary>One of several words, spelt as allowed; null when it was not given. Case does not matter.</summary>
    /// <exception cref="ArgumentException">It is another word.</exception>
    public string? Choice(string name, params string[] allowed)
    {
        if (Text(name) is not { } text)
            return null;
        return Array.Find(allowed, word => string.Equals(word, text, StringComparison.OrdinalIgnoreCase))
            ?? throw new ArgumentException($"{name} is '{text}' (allowed: {string.Join(", ", allowed)})");
    }
}
