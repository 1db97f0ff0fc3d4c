using System.Globalization;
using AnaplanConnectors.Ssis.Host;

namespace AnaplanConnectors.Ssis.Tests;

/// <summary>A fixture that runs under the cultures that servers are set to and software breaks under.</summary>
public abstract class CultureFixture(string culture)
{
    private CultureInfo _before = CultureInfo.InvariantCulture;

    [SetUp]
    public void SwitchCulture()
    {
        _before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
    }

    [TearDown]
    public void SwitchBack() => CultureInfo.CurrentCulture = _before;
}

/// <summary>The same with a simulated Anaplan, which the tests of the fixture share.</summary>
public abstract class ServiceFixture(string culture) : CultureFixture(culture)
{
    private SimulatedService? _service;

    protected Uri Address => _service!.Address;

    [OneTimeSetUp]
    public void StartService() => _service = SimulatedService.Start();

    [OneTimeTearDown]
    public void StopService() => _service?.Dispose();

    protected HostConnections Connect() => Flow.Connections(Address);
}
