namespace AnaplanConnectors.Cli.Tests;

/// <summary>The checkout that these tests were built from.</summary>
internal static class Repository
{
    public static string Root { get; } = Find(AppContext.BaseDirectory);

    private static string Find(string directory)
        => File.Exists(Path.Combine(directory, "AnaplanConnectors.sln"))
            ? directory
            : Find(Path.GetDirectoryName(directory) ?? throw new DirectoryNotFoundException("The tests lie in no checkout."));
}
