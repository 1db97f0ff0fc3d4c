namespace AnaplanConnectors.Simulator.Tests;

public sealed class OptionsTests
{
    [Test]
    public void Impossible_values_are_reported_together() =>
        Assert.That(
            () => new AnaplanSimulator(new TenantDefinition(), new SimulatorOptions { DownloadChunkBytes = 0, ChunkOutsideCountStatus = 200 }),
            Throws.ArgumentException.With.Message.StartsWith(
                "DownloadChunkBytes is 0 (allowed: 1 and more); ChunkOutsideCountStatus is 200 (allowed: 400 to 599)"));

    [Test]
    public void A_certificate_that_is_none_is_a_mistake_of_the_tenant() =>
        Assert.That(
            () => new AnaplanSimulator(Sample.Tenant("nonsense")),
            Throws.InstanceOf<TenantDefinitionException>()
                .With.Message.Contains($"Certificate 1 of user '{Sample.Ada}' is not the PEM text of a certificate."));
}
