using AnaplanConnectors.Ssis.Host;

namespace AnaplanConnectors.Ssis.Tests;

/// <summary>A fixture of tests that ask nobody: whoever connects to the only address that they know makes the test fail.</summary>
public abstract class OfflineFixture(string culture) : CultureFixture(culture)
{
    private UnreachableService _nobody = null!;

    protected string Nowhere => _nobody.Address.ToString();

    [SetUp]
    public void Listen() => _nobody = new UnreachableService();

    [TearDown]
    public void NobodyWasAsked()
    {
        var wasAsked = _nobody.WasAsked;
        _nobody.Dispose();
        Assert.That(wasAsked, Is.False, "A call was made.");
    }

    protected HostConnections ConnectNowhere() => Flow.Connections(_nobody.Address);
}
