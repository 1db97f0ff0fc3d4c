using AnaplanConnectors.TestKit;

namespace AnaplanConnectors.Ssis.Tests;

/// <summary>Where the DLLs of the releases were built.</summary>
internal static class SsisDll
{
#if DEBUG
    public const string Configuration = "Debug";
#else
    public const string Configuration = "Release";
#endif

    public static string PathOf(string release)
        => Repository.Path("connectors", "AnaplanConnectors.Ssis", "bin", Configuration, release, "net472", "AnaplanConnectors.Ssis.dll");

    /// <summary>The DLL of the editors.</summary>
    public static string EditorsPathOf(string release)
        => Repository.Path("connectors", "AnaplanConnectors.Ssis.Design", "bin", Configuration, release, "net472", "AnaplanConnectors.Ssis.Design.dll");
}
