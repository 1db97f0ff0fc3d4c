namespace AnaplanConnectors.TestKit;

/// <summary>Public test data that lies beside the repository. Tests that need it are left out, saying so, where it is missing.</summary>
public static class Corpora
{
    private const string Variable = "ANX_CORPORA";

    private static string Root => Environment.GetEnvironmentVariable(Variable) ?? Repository.Path("..", "shared", "corpora");

    /// <summary>The folder of one corpus. Ignores the test when it is not there.</summary>
    public static string Folder(string name)
    {
        var folder = Path.Combine(Root, name);
        if (!Directory.Exists(folder))
            Assert.Ignore($"The corpus '{name}' is not here. It is looked for in ${Variable}, else in ../shared/corpora beside the repository.");
        return folder;
    }

    /// <summary>The paths of the files in one folder of a corpus. Ignores the test when the corpus is not there.</summary>
    public static IReadOnlyList<string> Paths(string name, string folder) => Directory.GetFiles(Path.Combine(Folder(name), folder));

    /// <summary>
    /// Files of a corpus, by a name that test output can show. Where the corpus is missing one name that stands for it, so that the
    /// test is left out visibly.
    /// </summary>
    public static IEnumerable<string> Files(string name, string pattern)
    {
        var folder = Path.Combine(Root, name);
        return Directory.Exists(folder)
            ? Directory.GetFiles(folder, pattern, SearchOption.AllDirectories)
                .Select(path => path.Substring(folder.Length + 1)).OrderBy(path => path, StringComparer.Ordinal)
            : [$"({name} is missing)"];
    }
}
