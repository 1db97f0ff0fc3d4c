using System.ComponentModel;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace AnaplanConnectors.Transfer.Compat;

/// <summary>
/// The file operations that a run rests on. On Unix <c>fsync</c> is called and checked here, because the runtime drops its errors, and
/// directories are synced, for which there is no managed call. On Windows the runtime's own calls do both.
/// </summary>
internal static class DurableFiles
{
    private const int PrivateFile = 0x180; // 0600
    private const int PrivateDirectory = 0x1C0; // 0700
    private const int Interrupted = 4;
    private const int NotSupportedHere = 22; // EINVAL: a file system that cannot sync directories

    public static bool IsUnix { get; } = !RuntimeInformation.IsOSPlatform(OSPlatform.Windows);

    /// <summary>Creates a directory that only its owner enters, and those above it that are missing.</summary>
    public static void CreateDirectory(string path)
    {
        if (Directory.Exists(path))
            return;
        if (Path.GetDirectoryName(path) is { Length: > 0 } parent)
            CreateDirectory(parent);
        if (!IsUnix)
        {
            Directory.CreateDirectory(path);
            return;
        }

        if (Native.MakeDirectory(path, PrivateDirectory) != 0 && !Directory.Exists(path))
            throw Failed("creating the directory", path);
        SyncDirectory(Path.GetDirectoryName(path)!);
    }

    /// <summary>Opens a file that only its owner reads.</summary>
    public static FileStream Open(string path, FileMode mode, FileAccess access, FileShare share)
    {
        var file = new FileStream(path, mode, access, share, bufferSize: 1);
        try
        {
            if (IsUnix && access != FileAccess.Read && Native.ChangeMode(path, PrivateFile) != 0)
                throw Failed("protecting", path);
            return file;
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>Returns once everything written to the file is on the disk.</summary>
    /// <exception cref="IOException">It is not; the content is unknown.</exception>
    public static void Sync(FileStream file)
    {
        file.Flush();
        if (!IsUnix)
        {
            file.Flush(flushToDisk: true);
            return;
        }

        Sync(file.SafeFileHandle, file.Name, isDirectory: false);
    }

    /// <summary>Returns once names that were made, changed or removed in the directory are on the disk.</summary>
    public static void SyncDirectory(string path)
    {
        if (!IsUnix)
            return;
        var descriptor = Native.Open(path, 0);
        if (descriptor < 0)
            throw Failed("opening the directory", path);
        using var handle = new SafeFileHandle((IntPtr)descriptor, ownsHandle: true);
        Sync(handle, path, isDirectory: true);
    }

    private static void Sync(SafeFileHandle handle, string path, bool isDirectory)
    {
        while (Native.Sync(handle) != 0)
        {
            var error = Marshal.GetLastWin32Error();
            if (isDirectory && error == NotSupportedHere)
                return;
            if (error != Interrupted)
                throw Failed("syncing", path);
        }
    }

    private static IOException Failed(string what, string path)
    {
        var error = Marshal.GetLastWin32Error();
        return new IOException($"{char.ToUpperInvariant(what[0])}{what.Substring(1)} '{path}' failed: {new Win32Exception(error).Message}.");
    }

    private static class Native
    {
        [DllImport("libc", EntryPoint = "fsync", SetLastError = true)]
        public static extern int Sync(SafeFileHandle descriptor);

        [DllImport("libc", EntryPoint = "open", SetLastError = true, CharSet = CharSet.Ansi, BestFitMapping = false, ThrowOnUnmappableChar = true)]
        public static extern int Open([MarshalAs(UnmanagedType.LPStr)] string path, int flags);

        [DllImport("libc", EntryPoint = "mkdir", SetLastError = true, CharSet = CharSet.Ansi, BestFitMapping = false, ThrowOnUnmappableChar = true)]
        public static extern int MakeDirectory([MarshalAs(UnmanagedType.LPStr)] string path, int mode);

        [DllImport("libc", EntryPoint = "chmod", SetLastError = true, CharSet = CharSet.Ansi, BestFitMapping = false, ThrowOnUnmappableChar = true)]
        public static extern int ChangeMode([MarshalAs(UnmanagedType.LPStr)] string path, int mode);
    }
}
