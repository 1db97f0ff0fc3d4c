using System.Runtime.CompilerServices;

namespace AnaplanConnectors.Client.Tests;

/// <summary>Public test data that lies beside the repository, where it does.</summary>
internal static class Corpus
{
    /// <summary>Files of a folder, or none, with the test saying so.</summary>
    public static IReadOnlyList<string> Files(string folder, [CallerFilePath] string here = "")
    {
        var root = new DirectoryInfo(Path.GetDirectoryName(here)!);
        while (root is not null && !File.Exists(Path.Combine(root.FullName, "AnaplanConnectors.sln")))
            root = root.Parent;
        foreach (var up in new[] { "..", Path.Combine("..", "..") })
        {
            var path = Path.Combine(root?.FullName ?? ".", up, "shared", "corpora", folder);
            if (Directory.Exists(path))
                return Directory.GetFiles(path, "*.json");
        }

        Assert.Ignore($"The corpus '{folder}' is not beside the repository (../shared/corpora).");
        return [];
    }
}
