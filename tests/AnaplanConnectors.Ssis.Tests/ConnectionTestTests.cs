namespace AnaplanConnectors.Ssis.Tests;

[TestFixture("en-US"), TestFixture("de-DE"), TestFixture("tr-TR")]
public sealed class ConnectionTestTests(string culture) : ServiceFixture(culture)
{
    [Test]
    public void A_test_that_works_says_who_signed_in()
    {
        var manager = new AnaplanConnectionManager { ServiceAddress = Address.ToString(), UserName = Flow.User, Password = Flow.Password, ProxyAddress = "none" };

        Assert.That(manager.TestConnection(), Does.Contain(Flow.User));
    }

    [Test]
    public void A_test_that_does_not_work_says_why_and_tells_no_secret()
    {
        var manager = new AnaplanConnectionManager { ServiceAddress = Address.ToString(), UserName = Flow.User, Password = "c4n4ry", ProxyAddress = "none" };

        Assert.That(
            manager.TestConnection,
            Throws.InvalidOperationException.With.Message.Contains("ANX3001").And.Message.Not.Contains("c4n4ry"));
    }
}
