namespace AnaplanConnectors.Cli;

/// <summary>
/// Where rows or bytes are, as written on the command line: a file, <c>-</c>, <c>arrow:-</c>, a file in a bucket, a query, or a place in Anaplan in the form
/// <c>connection:/workspace/model/kind/name</c>. A name that contains a slash writes it as <c>%2F</c>, a per cent sign as <c>%25</c>.
/// </summary>
internal abstract record Location(string Text)
{
    public sealed override string ToString() => Text;

    /// <summary>Reads a location.</summary>
    /// <exception cref="UsageException">It has none of the forms.</exception>
    public static Location Parse(string text)
    {
        if (text.Length == 0)
            throw new UsageException("The location is empty.", "Give a file, '-', 'sqlite:file?query=…' or 'connection:/workspace/model/…'.");
        if (text is FileLocation.ArrowStream)
            return new FileLocation(text);
        if (text.StartsWith(SqliteLocation.Prefix, StringComparison.OrdinalIgnoreCase))
            return SqliteLocation.Parse(text);
        if (text.StartsWith(DatabaseLocation.Prefix, StringComparison.OrdinalIgnoreCase))
            return DatabaseLocation.Parse(text);
        if (StoreLocation.TryParse(text) is { } store)
            return store;
        var colon = text.IndexOf(":/", StringComparison.Ordinal);
        if (colon > 1 && IsConnectionName(text.AsSpan(0, colon)))
            return AnaplanLocation.Parse(text, colon);
        return new FileLocation(text);
    }

    /// <summary>Reads a location that must be a place in Anaplan.</summary>
    public static AnaplanLocation ParseAnaplan(string text) => Parse(text) as AnaplanLocation
        ?? throw new UsageException($"'{text}' is not a place in Anaplan.", "Places look like this: prod:/Finance/FP&A/imports/Load Actuals");

    // One letter before the colon is a drive of Windows.
    private static bool IsConnectionName(ReadOnlySpan<char> name)
    {
        foreach (var c in name)
        {
            if (!char.IsAsciiLetterOrDigit(c) && c is not ('-' or '_'))
                return false;
        }

        return true;
    }
}

/// <summary>A local file, or standard input or output: separated text as <c>-</c>, an Arrow stream as <c>arrow:-</c>.</summary>
internal sealed record FileLocation(string Path) : Location(Path)
{
    public const string ArrowStream = "arrow:-";

    public bool IsStandard => Path is "-" or ArrowStream;
}

/// <summary>A query on a SQLite file.</summary>
internal sealed record SqliteLocation(string Text, string Path, string Query) : Location(Text)
{
    public const string Prefix = "sqlite:";

    public static new SqliteLocation Parse(string text)
    {
        const string Marker = "?query=";
        var question = text.IndexOf(Marker, StringComparison.Ordinal);
        if (question < 0)
            throw new UsageException($"'{text}' has no query.", "Write sqlite:file.db?query=SELECT … or sqlite:file.db?query=@file.sql");
        return new SqliteLocation(text, text[Prefix.Length..question], text[(question + Marker.Length)..]);
    }
}

/// <summary>
/// A place in Anaplan: a connection and up to four segments, or six where tasks of an action are meant. A segment that begins with
/// <c>@</c> is no name: <c>prod:/@users</c> and <c>prod:/Finance/@roles</c>.
/// </summary>
internal sealed record AnaplanLocation(string Text, string Connection, string? Workspace, string? Model, ObjectKind? Kind, string? Name)
    : Location(Text)
{
    private const string TasksWord = "tasks";

    /// <summary>Whether the tasks of an import, export, action or process are meant, or one of them.</summary>
    public bool IsTasks { get; init; }

    /// <summary>Id of one task.</summary>
    public string? TaskId { get; init; }

    /// <summary>What <c>prod:/@…</c> means; null for a workspace.</summary>
    public string? TenantWord => Word(Workspace);

    /// <summary>What <c>prod:/Finance/@…</c> means; null for a model.</summary>
    public string? WorkspaceWord => Word(Model);

    public static AnaplanLocation Parse(string text, int colon)
    {
        var segments = text[(colon + 2)..].TrimEnd('/').Split('/');
        if (segments is [""])
            segments = [];
        var isTasks = segments.Length is 5 or 6 && segments[4] == TasksWord && segments[2] is "imports" or "exports" or "actions" or "processes";
        if ((segments.Length > 4 && !isTasks) || segments.Any(segment => segment.Length == 0))
            throw new UsageException($"'{text}' is not a place in Anaplan.", "Write connection:/workspace/model/kind/name, and a slash inside a name as %2F.");

        string? Segment(int index) => index < segments.Length ? Uri.UnescapeDataString(segments[index]) : null;
        return new AnaplanLocation(text, text[..colon], Segment(0), Segment(1), Segment(2) is { } kind ? ObjectKinds.Parse(kind) : null, Segment(3))
        {
            IsTasks = isTasks, TaskId = Segment(5),
        };
    }

    private static string? Word(string? segment) => segment is { Length: > 1 } && segment[0] == '@' ? segment[1..].ToLowerInvariant() : null;

    /// <summary>Writes segments in the form that <see cref="Parse"/> reads.</summary>
    public static string Format(string connection, params string[] segments)
        => $"{connection}:/{string.Join('/', segments.Select(segment => segment.Replace("%", "%25", StringComparison.Ordinal).Replace("/", "%2F", StringComparison.Ordinal)))}";
}

/// <summary>The kinds of objects that a location can name.</summary>
internal enum ObjectKind
{
    Imports,
    Exports,
    Actions,
    Processes,
    Files,
    Lists,
    Modules,
    Views,
    LineItems,
    Dimensions,
    Versions,
    Dashboards,
}

internal static class ObjectKinds
{
    public static readonly IReadOnlyList<string> Words = Enum.GetNames<ObjectKind>().Select(name => name.ToLowerInvariant()).ToArray();

    public static string Word(this ObjectKind kind) => Words[(int)kind];

    /// <summary>The word for one of them: <c>import</c>.</summary>
    public static string Singular(this ObjectKind kind) => kind == ObjectKind.Processes ? "process" : kind.Word().TrimEnd('s');

    public static ObjectKind Parse(string word)
    {
        var index = Words.ToList().FindIndex(known => known.Equals(word, StringComparison.OrdinalIgnoreCase));
        return index >= 0
            ? (ObjectKind)index
            : throw new UsageException($"'{word}' is not a kind of object.", $"Kinds are: {string.Join(", ", Words)}.");
    }
}
