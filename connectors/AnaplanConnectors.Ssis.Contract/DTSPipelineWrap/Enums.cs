namespace Microsoft.SqlServer.Dts.Pipeline.Wrapper;

public enum DTSBufferFlags
{
    BUFF_NOOLEDB = 1,
    BUFF_INIT = 2,
}

public enum DTSCustomPropertyExpressionType
{
    CPET_NONE = 0,
    CPET_NOTIFY = 1,
}

public enum DTSInsertPlacement
{
    IP_BEFORE = 0,
    IP_AFTER = 1,
}

public enum DTSObjectType
{
    OT_UNSPECIFIED = 0,
    OT_SOURCEADAPTER = 1,
    OT_DESTINATIONADAPTER = 2,
    OT_TRANSFORM = 4,
    OT_COMPONENT = 8,
    OT_COMPONENTVIEWER = 16,
    OT_PATH = 32,
    OT_INPUT = 64,
    OT_VIRTUALINPUT = 128,
    OT_OUTPUT = 256,
    OT_INPUTCOLUMN = 512,
    OT_OUTPUTCOLUMN = 1024,
    OT_VIRTUALINPUTCOLUMN = 2048,
    OT_PROPERTY = 4096,
    OT_RUNTIMECONNECTION = 8192,
    OT_EXTERNALMETADATACOLUMN = 16384,
}

public enum DTSPersistState
{
    PS_PERSISTASHEX = 1,
    PS_PERSISTASCDATA = 2,
}

public enum DTSRowDisposition
{
    RD_NotUsed = 0,
    RD_IgnoreFailure = 1,
    RD_RedirectRow = 2,
    RD_FailComponent = 4,
}

public enum DTSUsageType
{
    UT_READONLY = 0,
    UT_READWRITE = 1,
    UT_IGNORED = 2,
}

public enum DTSValidationStatus
{
    VS_ISVALID = 0,
    VS_ISBROKEN = 1,
    VS_NEEDSNEWMETADATA = 2,
    VS_ISCORRUPT = 3,
}
