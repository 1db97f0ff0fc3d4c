using System.Net.Sockets;

namespace AnaplanConnectors.Ssis.Tests;

/// <summary>The trap of the offline tests catches what they are to be caught with: a call needs a connection.</summary>
public sealed class UnreachableServiceTests
{
    [Test]
    public void A_connection_is_noticed_and_none_is_not()
    {
        using var nobody = new UnreachableService();
        using var caller = new TcpClient();
        Assert.That(nobody.WasAsked, Is.False);

        caller.Connect(nobody.Address.Host, nobody.Address.Port);

        Assert.That(() => nobody.WasAsked, Is.True.After(5_000, 20));
    }
}
