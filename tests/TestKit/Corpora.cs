namespace AnaplanConnectors.TestKit;

/// <summary>Public test data that lies beside the repository. Tests that need it are left out, saying so, where it is missing.</summary>
public static class Corpora
{
    private const string Variable = "ANX_CORPORA";

    /// <summary>The folder of one corpus. Ignores the test when it is not there.</summary>
    public static string Folder(string name)
    {
        var root = Environment.GetEnvironmentVariable(Variable) ?? BesideTheRepository();
        var folder = root is null ? null : Path.Combine(root, name);
        if (folder is null || !Directory.Exists(folder))
            Assert.Ignore($"The corpus '{name}' is not here. It is looked for in ${Variable}, else in ../shared/corpora beside the repository.");
        return folder!;
    }

    /// <summary>
    /// Files of a corpus, by a name that test output can show. Where the corpus is missing one name that stands for it, so that the
    /// test is left out visibly.
    /// </summary>
    public static IEnumerable<string> Files(string name, string pattern)
    {
        var root = Environment.GetEnvironmentVariable(Variable) ?? BesideTheRepository();
        var folder = root is null ? null : Path.Combine(root, name);
        return folder is not null && Directory.Exists(folder)
            ? Directory.GetFiles(folder, pattern, SearchOption.AllDirectories)
                .Select(path => path.Substring(folder.Length + 1)).OrderBy(path => path, StringComparer.Ordinal)
            : [$"({name} is missing)"];
    }

    private static string? BesideTheRepository()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "AnaplanConnectors.sln")))
                return folder.Parent is null ? null : Path.Combine(folder.Parent.FullName, "shared", "corpora");
        }

        return null;
    }
}
