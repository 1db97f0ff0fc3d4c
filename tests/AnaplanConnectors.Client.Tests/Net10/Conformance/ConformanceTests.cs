using System.Reflection;
using AnaplanConnectors.TestKit;

namespace AnaplanConnectors.Client.Tests;

/// <summary>
/// Every call of the client with every fault, coming once, twice and for ever: sends, result and time follow from the class of the call.
/// </summary>
internal sealed class ConformanceTests
{
    // Calls without a row of their own, each with the reason.
    private static readonly Dictionary<string, string> Elsewhere = new()
    {
        ["AnaplanClient.SignInAsync"] = "TokenTests: signs in by the authentication service",
        ["AnaplanClient.SignOutAsync"] = "TokenTests",
        ["AnaplanClient.GetCurrentUserAsync"] = "is UserClient.GetCurrentAsync",
        ["AnaplanClient.FindWorkspaceAsync"] = "made of GetWorkspacesAsync",
        ["AnaplanClient.FindModelAsync"] = "made of GetModelsAsync",
        ["UserClient.FindAsync"] = "made of ListAsync",
        ["ItemClient.FindAsync"] = "made of ListAsync",
        ["CloudWorksClient.FindAsync"] = "made of ListAsync",
        ["ModelClient.WaitUntilOpenAsync"] = "made of OpenAsync and GetStatusAsync; ModelDetailsTests",
        ["FileClient.UploadAsync"] = "made of the calls of FileUpload; FileUploadTests",
        ["FileClient.OpenReadAsync"] = "made of OpenDownloadAsync and OpenChunkAsync; FileDownloadTests",
        ["FileClient.DownloadAsync"] = "made of OpenDownloadAsync and OpenChunkAsync; FileDownloadTests",
        ["AnaplanTask.WaitAsync"] = "made of GetSnapshotAsync, and more patient; TaskWaitTests",
        ["AlmTaskClient.WaitAsync"] = "made of GetAsync; AlmTests",
        ["ViewClient.CountCellsAsync"] = "made of GetLayoutAsync and ListDimensionItemsAsync; ViewTests",
        ["DimensionLookup.FindAsync"] = "made of DimensionClient.FindItemsAsync; DimensionTests",
        ["ListClient.UpsertItemsAsync"] = "made of UpdateItemsAsync, FindItemsAsync and AddItemsAsync; ListWriteTests",
        ["CsvContent.DisposeAsync"] = "never fails; ViewTests",
        ["OAuthClient.ExchangeCodeAsync"] = "OAuthTests: the word of the answer decides, not the status",
        ["OAuthClient.StartDeviceAsync"] = "OAuthTests",
        ["OAuthClient.WaitForDeviceAsync"] = "OAuthTests",
        ["FileTokenVault.LockAsync"] = "sends nothing",
        ["FileUpload.NeedsAsync"] = "asks a journal, sends nothing",
        ["FileUpload.StageAsync"] = "tells a journal, sends nothing",
        ["FileUpload.SourceEndedAsync"] = "tells a journal, sends nothing",
    };

    private static IEnumerable<TestCaseData> Rows()
        => from operation in ConformanceOperations.All
           from position in new[] { Position.First, Position.FirstTwo, Position.Always }
           select new TestCaseData(operation, position).SetArgDisplayNames(operation.Name, position.ToString());

    [TestCaseSource(nameof(Rows))]
    public async Task A_call_meets_every_fault_as_its_class_allows(object operation, object position)
    {
        var differences = new List<string>();

        foreach (var fault in ConformanceFaults.All)
            differences.AddRange(await new ConformanceRun((ConformanceOperation)operation, fault, (Position)position).DifferencesAsync());

        Assert.That(differences, Is.Empty);
    }

    [Test]
    public void No_call_of_the_client_is_forgotten()
    {
        var calls = typeof(AnaplanClient).Assembly.GetExportedTypes()
            .Where(type => !type.IsInterface)
            .SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly))
            .Where(method => !method.IsSpecialName && IsAsynchronous(method.ReturnType))
            .Select(method => $"{method.DeclaringType!.Name.Split('`')[0]}.{method.Name}")
            .Distinct();

        var covered = ConformanceOperations.All.Select(operation => operation.Name.Split(' ')[0]).Concat(Elsewhere.Keys).Distinct();

        Assert.That(covered, Is.EquivalentTo(calls));
    }

    [Test]
    public void Every_call_is_on_the_page_about_the_api()
    {
        var page = File.ReadAllText(Repository.Path("docs", "api-coverage.md"));

        Assert.That(ConformanceOperations.All.Select(operation => operation.Name.Split(' ')[0]).Where(name => !page.Contains($"`{name}`", StringComparison.Ordinal)), Is.Empty);
    }

    [Test]
    public void There_are_at_least_thirty_operations_and_twenty_four_faults()
        => Assert.That((ConformanceOperations.All.Count >= 30, ConformanceFaults.All.Count >= 24), Is.EqualTo((true, true)));

    private static bool IsAsynchronous(Type type)
        => typeof(Task).IsAssignableFrom(type) || type == typeof(ValueTask)
            || (type.IsGenericType && (type.GetGenericTypeDefinition() == typeof(IAsyncEnumerable<>) || type.GetGenericTypeDefinition() == typeof(ValueTask<>)));
}
