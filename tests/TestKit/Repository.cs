namespace AnaplanConnectors.TestKit;

/// <summary>The checkout that the tests were built from, found from where they run: deterministic builds hide the paths of sources.</summary>
public static class Repository
{
    /// <summary>The folder that holds the solution.</summary>
    public static string Root { get; } = Find();

    /// <summary>A file of the repository, by its folders and name.</summary>
    public static string Path(params string[] parts) => System.IO.Path.Combine([Root, .. parts]);

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(System.IO.Path.Combine(folder.FullName, "AnaplanConnectors.sln")))
                return folder.FullName;
        }

        throw new DirectoryNotFoundException("The tests lie in no checkout.");
    }
}
