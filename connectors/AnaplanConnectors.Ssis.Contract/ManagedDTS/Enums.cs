namespace Microsoft.SqlServer.Dts.Runtime;

public enum DTSExecResult
{
    Failure = 1,
    Success = 0,
    Completion = 2,
    Canceled = 3,
}

public enum DTSExecStatus
{
    None = 1,
    Validating = 2,
    Executing = 3,
    Completed = 5,
    Suspended = 4,
    Abend = 6,
}

public enum DTSForcedExecResult
{
    Failure = 1,
    Success = 0,
    Completion = 2,
    None = -1,
}

public enum DTSProtectionLevel
{
    DontSaveSensitive = 0,
    EncryptSensitiveWithUserKey = 1,
    EncryptSensitiveWithPassword = 2,
    EncryptAllWithPassword = 3,
    EncryptAllWithUserKey = 4,
    ServerStorage = 5,
}

public enum DTSProductLevel
{
    None = 0,
    Workgroup = 10,
    Standard = 20,
    Enterprise = 30,
}

public enum DTSLogEntryFrequency
{
    Occasional = 0,
    Consistent = 1,
    Proportional = 2,
}

public enum DTSObjectReferenceType
{
    VariableReadOnly = 0,
    VariableReadWrite = 1,
    Connection = 2,
}

public enum DTSConnectionManagerScope
{
    Package = 0,
    Project = 1,
}

public enum DTSTransactionOption
{
    NotSupported = 0,
    Supported = 1,
    Required = 2,
}

public enum DTSObjectHostType
{
    Task = 0,
    ConnectionManager = 1,
    LogProvider = 2,
    ForEachEnumerator = 3,
}

public enum DTSPropertyKind
{
    Other = 0,
    VariableReadOnly = 1,
    VariableReadWrite = 2,
    Connection = 3,
    Sensitive = 4,
}

public enum DTSTargetServerVersion
{
    SQLServer2016 = 130,
}
