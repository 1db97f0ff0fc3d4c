using System.IO.Enumeration;

namespace AnaplanConnectors.Arrow;

/// <summary>Finds the files of a source: one file, a pattern, or a folder with everything below it.</summary>
internal static class ParquetParts
{
    private const string Suffix = ".parquet";
    private const string MissingValue = "__HIVE_DEFAULT_PARTITION__";

    private static readonly EnumerationOptions Below = new() { RecurseSubdirectories = true, MaxRecursionDepth = 32 };
    private static readonly char[] Separators = [Path.DirectorySeparatorChar, Path.AltDirectorySeparatorChar];

    /// <summary>Whether a path names several files.</summary>
    public static bool IsPattern(string path) => path.AsSpan().ContainsAny('*', '?');

    /// <summary>The files, in the order of their paths, whatever order the disk has.</summary>
    /// <exception cref="FileNotFoundException">There are none.</exception>
    /// <exception cref="ColumnarFileException">Their folders state different columns.</exception>
    public static IReadOnlyList<ParquetPart> Find(string path)
    {
        if (File.Exists(path))
            return [new ParquetPart(path, new Dictionary<string, string?>())];
        var (root, files) = Directory.Exists(path) ? (path, InFolder(path)) : IsPattern(path) ? Matching(path) : (path, []);
        var parts = files.OrderBy(file => file, StringComparer.Ordinal).Select(file => new ParquetPart(file, Partitions(root, file))).ToList();
        if (parts.Count == 0)
            throw new FileNotFoundException($"There is no Parquet file at '{path}'.", path);
        var odd = parts.Find(part => !part.Values.Keys.SequenceEqual(parts[0].Values.Keys));
        return odd is null ? parts : throw new ColumnarFileException(odd.Path, "its folders state other columns than those of the other files");
    }

    // Writers leave markers and unfinished files whose names start with these.
    private static IEnumerable<string> InFolder(string folder)
        => Directory.EnumerateFiles(folder, "*" + Suffix, Below).Where(file => Path.GetFileName(file)[0] is not ('_' or '.'));

    private static (string Root, IEnumerable<string> Files) Matching(string pattern)
    {
        var segments = pattern.Split(Separators);
        var fixedCount = segments.TakeWhile(segment => !IsPattern(segment)).Count();
        var root = string.Join(Path.DirectorySeparatorChar, segments.Take(fixedCount)) is { Length: > 0 } folder
            ? folder
            : pattern[0] is '/' or '\\' ? Path.DirectorySeparatorChar.ToString() : ".";
        IEnumerable<string> found = Directory.Exists(root) ? [root] : [];
        for (var i = fixedCount; i < segments.Length - 1; i++)
        {
            var segment = segments[i];
            found = found.SelectMany(folder => Directory.EnumerateDirectories(folder).Where(name => Fits(segment, name)));
        }

        return (root, found.SelectMany(folder => Directory.EnumerateFiles(folder).Where(name => Fits(segments[^1], name))));
    }

    private static bool Fits(string pattern, string path)
        => FileSystemName.MatchesSimpleExpression(pattern, Path.GetFileName(path), ignoreCase: OperatingSystem.IsWindows());

    private static Dictionary<string, string?> Partitions(string root, string file)
    {
        var values = new Dictionary<string, string?>();
        foreach (var segment in Path.GetRelativePath(root, Path.GetDirectoryName(file)!).Split(Separators))
        {
            var equals = segment.IndexOf('=', StringComparison.Ordinal);
            if (equals <= 0)
                continue;
            var value = Uri.UnescapeDataString(segment[(equals + 1)..]);
            if (!values.TryAdd(Uri.UnescapeDataString(segment[..equals]), value == MissingValue ? null : value))
                throw new ColumnarFileException(file, "its folders state a column twice", column: segment[..equals]);
        }

        return values;
    }
}
