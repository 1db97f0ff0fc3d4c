namespace AnaplanConnectors.Transfer.Compat;

/// <summary>File operations that .NET Framework lacks.</summary>
internal static class Files
{
    /// <summary>Gives a finished file its final name. Fails when that exists and must not be replaced.</summary>
    public static void Rename(string path, string finalPath, bool overwrite)
    {
#if NETFRAMEWORK
        if (overwrite && File.Exists(finalPath))
            File.Replace(path, finalPath, destinationBackupFileName: null);
        else
            File.Move(path, finalPath);
#else
        File.Move(path, finalPath, overwrite);
#endif
    }
}
