namespace AnaplanConnectors.Ssis.Tests;

/// <summary>Takes away what the runs of all tests left.</summary>
[SetUpFixture]
public sealed class RunFolderSetUp
{
    [OneTimeTearDown]
    public void RemoveRuns()
    {
        if (Directory.Exists(Flow.RunFolder))
            Directory.Delete(Flow.RunFolder, recursive: true);
    }
}
