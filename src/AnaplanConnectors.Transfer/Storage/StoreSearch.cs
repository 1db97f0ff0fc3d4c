namespace AnaplanConnectors.Transfer.Storage;

/// <summary>Finds files of a store by a name, a pattern, or the beginning that a folder is.</summary>
public static class StoreSearch
{
    private static readonly char[] Wildcards = ['*', '?'];

    /// <summary>Whether a name stands for several: <c>*</c> is any part of a segment, <c>?</c> any character of it.</summary>
    public static bool IsPattern(string path) => path is null ? throw new ArgumentNullException(nameof(path)) : path.IndexOfAny(Wildcards) >= 0;

    /// <summary>
    /// The files, in the order of their names, and the folder that they were looked for in, with its slash. A name that ends in a slash,
    /// or that no file has, is a folder: everything below it that has the suffix, except for names that begin with <c>_</c> or <c>.</c>, which
    /// other tools use for what is unfinished.
    /// </summary>
    /// <param name="store">Where to look.</param>
    /// <param name="path">A name, a pattern or a folder.</param>
    /// <param name="suffix">What names in a folder end in; <c>.parquet</c>.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    /// <exception cref="FileNotFoundException">There are none.</exception>
    public static async ValueTask<(string Folder, IReadOnlyList<StoredFile> Files)> SearchAsync(
        this IFileStore store, string path, string suffix, CancellationToken cancellationToken = default)
    {
        if (store is null)
            throw new ArgumentNullException(nameof(store));
        var wildcard = (path ?? throw new ArgumentNullException(nameof(path))).IndexOfAny(Wildcards);
        string folder;
        List<StoredFile> found;
        if (wildcard >= 0)
        {
            var fixedPart = path.Substring(0, wildcard);
            folder = fixedPart.Substring(0, fixedPart.LastIndexOf('/') + 1);
            found = (await store.ListAsync(fixedPart, cancellationToken).ConfigureAwait(false)).Where(file => Fits(path, file.Name)).ToList();
        }
        else
        {
            if (path.Length > 0 && !EndsInSlash(path) && await store.FindAsync(path, cancellationToken).ConfigureAwait(false) is { } file)
                return (path.Substring(0, path.LastIndexOf('/') + 1), [file]);
            folder = path.Length == 0 || EndsInSlash(path) ? path : path + "/";
            found = (await store.ListAsync(folder, cancellationToken).ConfigureAwait(false)).Where(file => IsContent(file.Name, folder.Length, suffix)).ToList();
        }

        return found.Count > 0 ? (folder, found) : throw new FileNotFoundException($"There is no such file at '{store.Address}/{path}'.", path);
    }

    private static bool EndsInSlash(string path) => path[path.Length - 1] == '/';

    private static bool IsContent(string name, int folderLength, string suffix)
        => name.EndsWith(suffix, StringComparison.OrdinalIgnoreCase)
            && Array.TrueForAll(name.Substring(folderLength).Split('/'), segment => segment.Length > 0 && segment[0] is not ('_' or '.'));

    /// <summary>Neither wildcard stands for a slash. Goes back to the last star only, so that no pattern takes long.</summary>
    private static bool Fits(string pattern, string name)
    {
        int at = 0, i = 0, star = -1, afterStar = 0;
        while (i < name.Length)
        {
            if (at < pattern.Length && pattern[at] == '*')
            {
                star = at++;
                afterStar = i;
            }
            else if (at < pattern.Length && (pattern[at] == name[i] || (pattern[at] == '?' && name[i] != '/')))
            {
                at++;
                i++;
            }
            else if (star >= 0 && name[afterStar] != '/')
            {
                at = star + 1;
                i = ++afterStar;
            }
            else
            {
                return false;
            }
        }

        while (at < pattern.Length && pattern[at] == '*')
            at++;
        return at == pattern.Length;
    }
}
