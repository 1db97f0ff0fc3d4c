using System.Globalization;
using System.Net;

namespace AnaplanConnectors.Ssis.Tests;

/// <summary>The process belongs to SSIS, and other vendors' components live in it too.</summary>
[TestFixture("en-US"), TestFixture("de-DE"), TestFixture("tr-TR")]
public sealed class ProcessSettingsTests(string culture) : ServiceFixture(culture)
{
    [Test]
    public void A_run_changes_nothing_of_the_process()
    {
        var before = Settings();
        var connections = Connect();

        var run = Flow.Send(connections, Flow.Destination(connections).Save(), [], Flow.Sale());

        Assert.That(run.Events.Errors, Is.Empty);
        Assert.That(Settings(), Is.EqualTo(before));
    }

#pragma warning disable SYSLIB0014 // Obsolete on .NET; what it holds on .NET Framework is the point.
    private static object?[] Settings() =>
    [
        ServicePointManager.SecurityProtocol, ServicePointManager.DefaultConnectionLimit, ServicePointManager.Expect100Continue, ServicePointManager.UseNagleAlgorithm,
        ServicePointManager.MaxServicePointIdleTime, ServicePointManager.ServerCertificateValidationCallback, WebRequest.DefaultWebProxy,
        CultureInfo.DefaultThreadCurrentCulture, CultureInfo.DefaultThreadCurrentUICulture, CultureInfo.CurrentCulture, Environment.CurrentDirectory,
    ];
#pragma warning restore SYSLIB0014
}
