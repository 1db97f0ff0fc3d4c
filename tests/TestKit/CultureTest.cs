using System.Globalization;

namespace AnaplanConnectors.TestKit;

/// <summary>
/// A fixture that runs under each of the cultures that break software: decimal commas, the Turkish I, other digits, other calendars.
/// Inherit it with <c>[TestFixtureSource(typeof(CultureTest), nameof(Cultures))]</c>.
/// </summary>
public abstract class CultureTest(string culture)
{
    private CultureInfo _before = CultureInfo.InvariantCulture;

    public static IEnumerable<string> Cultures => ["", "de-DE", "tr-TR", "ar-SA", "fa-IR", "th-TH"];

    [SetUp]
    public void Switch()
    {
        _before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
    }

    [TearDown]
    public void SwitchBack() => CultureInfo.CurrentCulture = _before;
}
