namespace AnaplanConnectors.Client.Tests;

/// <summary>Public test data that lies beside the repository, where it does.</summary>
internal static class Corpus
{
    /// <summary>JSON files of a folder, or none, with the test saying so.</summary>
    public static IReadOnlyList<string> Files(string folder)
    {
        // A worktree lies one folder deeper than the repository itself.
        foreach (var up in new[] { "..", Path.Combine("..", "..") })
        {
            var path = Repository.File(up, "shared", "corpora", folder);
            if (Directory.Exists(path))
                return Directory.GetFiles(path, "*.json");
        }

        Assert.Ignore($"The corpus '{folder}' is not beside the repository (../shared/corpora).");
        return [];
    }
}
