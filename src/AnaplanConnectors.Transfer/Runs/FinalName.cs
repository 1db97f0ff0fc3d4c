using AnaplanConnectors.Transfer.Rows;

namespace AnaplanConnectors.Transfer.Runs;

/// <summary>Whether a file or folder got the name that a run was about to give it, when nobody could say so any more.</summary>
internal static class FinalName
{
    /// <summary>What tells the one that has a name now from another one: length and time of the last change. Null when nobody has it.</summary>
    public static string? Stamp(string path)
    {
        if (Directory.Exists(path))
            return FormattableString.Invariant($"folder {Directory.GetLastWriteTimeUtc(path).Ticks}");
        var file = new FileInfo(path);
        return file.Exists ? FormattableString.Invariant($"{file.Length} {file.LastWriteTimeUtc.Ticks}") : null;
    }

    /// <summary>
    /// The partial one is gone and the name is taken, by another one than before: that the partial one is gone says nothing alone, because
    /// whoever fails removes it and leaves the old one as it was.
    /// </summary>
    public static bool IsTaken(FileIntended intent)
    {
        var partial = UnfinishedFile.PartialPath(intent.Path.TrimEnd(Path.DirectorySeparatorChar, Path.AltDirectorySeparatorChar));
        return !File.Exists(partial) && !Directory.Exists(partial) && Stamp(intent.Path) is { } stamp && stamp != intent.Replaced;
    }
}
