namespace Microsoft.SqlServer.Dts.Runtime;

public abstract class ConnectionManagerBase : DtsObject
{
    protected ConnectionManagerBase()
    {
    }

    public virtual string ConnectionString { get; set; } = string.Empty;

    public virtual DTSProtectionLevel ProtectionLevel { get; set; }

    public virtual DTSConnectionManagerScope Scope { get; set; }

    public bool SupportsDTCTransactions => false;

    public DTSTargetServerVersion TargetServerVersion { get; internal set; }

    public virtual int Version => 0;

    public virtual object AcquireConnection(object txn) => null;

    public virtual void ReleaseConnection(object connection)
    {
    }

    public virtual DTSExecResult Validate(IDTSInfoEvents infoEvents) => DTSExecResult.Success;

    public virtual void SetQualifier(string qualifier)
    {
    }

    public virtual bool CanUpdate(string CreationName) => false;

    public virtual void Update(ref string ObjectXml)
    {
    }
}
