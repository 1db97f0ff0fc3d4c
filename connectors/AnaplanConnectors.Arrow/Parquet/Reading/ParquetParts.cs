using System.IO.Enumeration;
using AnaplanConnectors.Transfer.Storage;

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
            return [Local(path, new Dictionary<string, string?>())];
        var (root, files) = Directory.Exists(path) ? (path, InFolder(path)) : IsPattern(path) ? Matching(path) : (path, []);
        var parts = files.OrderBy(file => file, StringComparer.Ordinal).Select(file => Local(file, Partitions(file, Path.GetRelativePath(root, Path.GetDirectoryName(file)!)))).ToList();
        return parts.Count > 0 ? Alike(parts) : throw new FileNotFoundException($"There is no Parquet file at '{path}'.", path);
    }

    /// <summary>The files of a store, in the order of their names. What a manifest of ours lists is the folder; see <see cref="StoredFolder"/>.</summary>
    /// <exception cref="FileNotFoundException">There are none.</exception>
    /// <exception cref="ColumnarFileException">Their folders state different columns, or a delivery of the folder did not end.</exception>
    public static async ValueTask<IReadOnlyList<ParquetPart>> FindAsync(IFileStore store, string path, CancellationToken cancellationToken)
    {
        var (folder, files) = await store.SearchAsync(path, Suffix, cancellationToken).ConfigureAwait(false);
        if (!IsPattern(path) && files.Any(file => file.Name != path))
            files = await StoredFolder.ReadableAsync(store, folder, files, cancellationToken).ConfigureAwait(false);
        return Alike([.. files.Select(file => Stored(store, file, file.Name == path ? "" : file.Name[folder.Length..]))]);
    }

    private static ParquetPart Local(string path, IReadOnlyDictionary<string, string?> values)
        => new(path, new FileInfo(path).Length, values, () => new LocalBytes(path));

    private static ParquetPart Stored(IFileStore store, StoredFile file, string below)
    {
        var path = $"{store.Address}/{file.Name}";
        var slash = below.LastIndexOf('/');
        return new ParquetPart(path, file.Length, Partitions(path, slash < 0 ? "" : below[..slash]), () => new StoredBytes(store, file));
    }

    private static IReadOnlyList<ParquetPart> Alike(List<ParquetPart> parts)
    {
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

    private static Dictionary<string, string?> Partitions(string file, string folders)
    {
        var values = new Dictionary<string, string?>();
        foreach (var segment in folders.Split(Separators))
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
