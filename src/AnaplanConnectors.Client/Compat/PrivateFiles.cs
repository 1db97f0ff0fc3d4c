namespace AnaplanConnectors.Client;

/// <summary>Files that only their owner reads: mode 0600 on Unix; on Windows what the directory grants, which is the user's profile.</summary>
internal static class PrivateFiles
{
    /// <summary>Opens a file that nobody else can open meanwhile.</summary>
    public static FileStream OpenLock(string path) => Open(path, FileMode.OpenOrCreate, FileAccess.ReadWrite);

    /// <summary>Writes a file anew and down to the disk. Whoever crashes meanwhile leaves a torn one.</summary>
    public static void Replace(string path, byte[] content)
    {
        // Deleted first: an old file would keep the mode that it has.
        File.Delete(path);
        using var file = Open(path, FileMode.CreateNew, FileAccess.Write);
        file.Write(content, 0, content.Length);
        file.Flush(flushToDisk: true);
    }

    private static FileStream Open(string path, FileMode mode, FileAccess access)
    {
#if NET
        var options = new FileStreamOptions { Mode = mode, Access = access, Share = FileShare.None };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return new(path, options);
#else
        return new(path, mode, access, FileShare.None);
#endif
    }
}
