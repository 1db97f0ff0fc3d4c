using System.Text;

namespace AnaplanConnectors.Cli;

/// <summary>Files that only their owner reads: mode 0600 in a directory of mode 0700, or the user's profile on Windows.</summary>
internal static class PrivateFile
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private const UnixFileMode OthersRead = UnixFileMode.GroupRead | UnixFileMode.OtherRead;

    public static void Write(string path, string text)
    {
        CreateDirectory(Path.GetDirectoryName(path)!);
        var unfinished = path + ".new";
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = OwnerOnly;
        using (var file = new FileStream(unfinished, options))
            file.Write(Encoding.UTF8.GetBytes(text));
        File.Move(unfinished, path, overwrite: true);
    }

    /// <summary>Lets nobody else read a file that exists.</summary>
    public static void MakePrivate(string path)
    {
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(path, OwnerOnly);
    }

    /// <summary>Makes a directory that only its owner opens.</summary>
    public static void CreateDirectory(string directory)
    {
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(directory);
        else
            Directory.CreateDirectory(directory, OwnerOnly | UnixFileMode.UserExecute);
    }

    /// <summary>Whether other people can read a file or directory; never known on Windows.</summary>
    public static bool OthersCanRead(string path)
        => !OperatingSystem.IsWindows() && (File.Exists(path) || Directory.Exists(path)) && (File.GetUnixFileMode(path) & OthersRead) != 0;

    /// <summary>Reads the first line of a file that holds a secret.</summary>
    /// <exception cref="UsageException">It is missing, empty, or other people can read it.</exception>
    public static string ReadSecret(string path)
    {
        if (!File.Exists(path))
            throw new UsageException($"The secret file '{path}' does not exist.", "Create it with the password as its first line, readable by you only.");
        if (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(path) & OthersRead) != 0)
            throw new UsageException($"Other people can read the secret file '{path}'.", $"Make it yours: chmod 600 '{path}'");
        var secret = File.ReadLines(path).FirstOrDefault() ?? string.Empty;
        return secret.Length > 0 ? secret : throw new UsageException($"The secret file '{path}' is empty.", "Its first line has to be the password.");
    }
}
