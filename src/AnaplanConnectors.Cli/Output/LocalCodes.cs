namespace AnaplanConnectors.Cli;

/// <summary>
/// Codes of what goes wrong before or beside the service: in the command, in rows, on this machine. Libraries throw the usual types of .NET
/// for these; the pages are in docs/errors.md.
/// </summary>
public static class LocalCodes
{
    /// <summary>The command line, or a file of settings, is wrong.</summary>
    public const string Command = "ANX0001";

    /// <summary>A file or folder is not there.</summary>
    public const string FileMissing = "ANX0002";

    /// <summary>A row cannot be read or written.</summary>
    public const string BadRow = "ANX0003";

    /// <summary>Separated text cannot be read as it was described.</summary>
    public const string BadText = "ANX0004";

    /// <summary>A Parquet or Arrow file cannot be read.</summary>
    public const string BadColumnarFile = "ANX0005";

    /// <summary>The columns, or what is asked for, do not suit the destination.</summary>
    public const string NotPossible = "ANX0006";

    /// <summary>A file or folder cannot be read or written.</summary>
    public const string FileFailed = "ANX0007";

    /// <summary>A database refused or failed.</summary>
    public const string DatabaseFailed = "ANX0008";

    /// <summary>A bucket or container refused or failed.</summary>
    public const string StoreFailed = "ANX0009";

    /// <summary>Somebody cancelled.</summary>
    public const string Cancelled = "ANX0010";

    /// <summary>Nobody foresaw it.</summary>
    public const string Unexpected = "ANX0099";
}
