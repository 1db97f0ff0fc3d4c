using AnaplanConnectors.TestKit;
using AnaplanConnectors.Transfer.Anaplan;

namespace AnaplanConnectors.Transfer.Tests.Anaplan;

[TestFixtureSource(typeof(CultureTest), nameof(Cultures))]
public sealed class RejectLimitTests(string culture) : CultureTest(culture)
{
    [TestCase("0", 0, 100, false), TestCase("0", 1, 100, true)]
    [TestCase("1,000", 1000, 5000, false), TestCase("1000", 1001, 5000, true)]
    [TestCase("0.5%", 5, 1000, false), TestCase("0.5%", 6, 1000, true)]
    [TestCase("100%", 1000, 1000, false)]
    public void A_number_or_a_share_of_the_rows_sent_is_fine(string text, long rejected, long sent, bool isExceeded)
    {
        Assert.That(RejectLimit.TryParse(text, out var limit), Is.True);
        Assert.That(limit.IsExceededBy(rejected, sent), Is.EqualTo(isExceeded));
    }

    [TestCase(""), TestCase("many"), TestCase("-1"), TestCase("0,5%"), TestCase("101%"), TestCase("%"), TestCase("1.5")]
    public void Everything_else_is_refused(string text) => Assert.That(RejectLimit.TryParse(text, out _), Is.False);
}
