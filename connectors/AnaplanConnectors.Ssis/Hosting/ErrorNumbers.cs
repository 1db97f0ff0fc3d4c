namespace AnaplanConnectors.Ssis;

/// <summary>Numbers that SSIS shows with our messages: its own where it has one for the case, else ours, which are positive.</summary>
internal static class ErrorNumbers
{
    /// <summary>DTS_E_CANNOTACQUIRECONNECTIONFROMCONNECTIONMANAGER.</summary>
    public const int CannotConnect = -1071611876;

    /// <summary>DTS_E_INCORRECTCONNECTIONMANAGERTYPE.</summary>
    public const int WrongConnectionManager = -1071611874;

    /// <summary>DTS_E_CONNECTIONREQUIREDFORREAD.</summary>
    public const int NoConnectionManager = -1071636440;

    /// <summary>DTS_E_USERCOMPONENTEXCEPTION.</summary>
    public const int Failed = -1073450910;

    /// <summary>DTS_W_EXTERNALMETADATACOLUMNSOUTOFSYNC.</summary>
    public const int ColumnsChanged = -2147192632;

    /// <summary>DTS_W_GENERICWARNING.</summary>
    public const int Warning = -2147418091;

    /// <summary>The settings are not complete, or contradict each other.</summary>
    public const int BadSettings = 1001;

    /// <summary>A column is missing, unmapped or of a type that cannot be carried.</summary>
    public const int BadColumn = 1002;

    /// <summary>A row cannot be written as the import wants it, or cannot be read as the export has it.</summary>
    public const int BadRow = 1003;

    /// <summary>A text is longer than its column.</summary>
    public const int Truncated = 1004;

    /// <summary>Anaplan refused more rows than the reject limit allows.</summary>
    public const int TooManyRejects = 1005;

    /// <summary>What is told now and then: counts, phases.</summary>
    public const int Information = 1100;

    /// <summary>For data viewers and scripts that look at a redirected row.</summary>
    public static string? Describe(int number) => number switch
    {
        BadRow => "The row cannot be carried between SSIS and Anaplan. The column ErrorMessage says why.",
        Truncated => "The text is longer than the column. Make the column longer, or ignore truncation.",
        _ => null,
    };
}
