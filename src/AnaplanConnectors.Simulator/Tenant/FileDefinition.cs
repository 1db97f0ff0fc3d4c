namespace AnaplanConnectors.Simulator;

/// <summary>An import data source: a file that users upload and imports read (API reference 3.11 and 5.4).</summary>
public sealed class FileDefinition
{
    /// <summary>Default: 113… by position.</summary>
    public string? Id { get; init; }

    /// <summary>Required.</summary>
    public string Name { get; init; } = "";

    /// <summary>How the bytes are read, whatever the upload contains. Default: UTF-8.</summary>
    public FileEncoding Encoding { get; init; } = FileEncoding.Utf8;

    /// <summary>Between columns: comma, tab, semicolon or pipe. Default: comma.</summary>
    public string Separator { get; init; } = ",";

    /// <summary>The text qualifier, a quotation mark or nothing. Default: a quotation mark.</summary>
    public string Delimiter { get; init; } = "\"";

    /// <summary>1-based record of the column names; 0: there is none, columns are known by position. Default: 1.</summary>
    public int HeaderRow { get; init; } = 1;

    /// <summary>1-based record of the first data row. Default: 2.</summary>
    public int FirstDataRow { get; init; } = 2;

    /// <summary>Content that users without an upload of their own see. Default: none.</summary>
    public DefaultContentDefinition? DefaultContent { get; init; }
}

/// <summary>Content a modeller stored with a file (API reference 5.3).</summary>
public sealed class DefaultContentDefinition
{
    /// <summary>Who sees it. Default: everyone.</summary>
    public DefaultContentAudience For { get; init; } = DefaultContentAudience.Everyone;

    /// <summary>The content, stored in the encoding of the file. One of this and <see cref="Path"/>.</summary>
    [Shorthand]
    public string? Text { get; init; }

    /// <summary>Path of a file with the content, relative to the tenant file.</summary>
    [FilePath]
    public string? Path { get; init; }
}

/// <summary>Who sees default content.</summary>
public enum DefaultContentAudience
{
    /// <summary>Every user of the model.</summary>
    Everyone,

    /// <summary>Workspace administrators.</summary>
    Administrators,
}

/// <summary>Encodings a data source or an export can be defined with.</summary>
public enum FileEncoding
{
    /// <summary><c>UTF-8</c>.</summary>
    [ApiName("UTF-8")]
    Utf8,

    /// <summary><c>UTF-16LE</c>.</summary>
    [ApiName("UTF-16LE")]
    Utf16LE,

    /// <summary><c>ISO-8859-1</c>.</summary>
    [ApiName("ISO-8859-1")]
    Iso88591,
}
