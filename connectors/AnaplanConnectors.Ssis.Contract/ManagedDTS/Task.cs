namespace Microsoft.SqlServer.Dts.Runtime;

public abstract class Task : DtsObject, IDTSManagedTask
{
    protected Task()
    {
    }

    public virtual object ExecutionValue => null;

    public DTSTargetServerVersion TargetServerVersion { get; internal set; }

    public virtual int Version => 0;

    public virtual void InitializeTask(
        Connections connections, VariableDispenser variableDispenser, IDTSInfoEvents events, IDTSLogging log, EventInfos eventInfos, LogEntryInfos logEntryInfos,
        ObjectReferenceTracker refTracker)
    {
    }

    public virtual DTSExecResult Validate(
        Connections connections, VariableDispenser variableDispenser, IDTSComponentEvents componentEvents, IDTSLogging log)
        => BaseResult;

    public virtual DTSExecResult Execute(
        Connections connections, VariableDispenser variableDispenser, IDTSComponentEvents componentEvents, IDTSLogging log, object transaction)
        => DTSExecResult.Success;

    public string GetConnectionName(Connections connections, string nameOrID) => connections[nameOrID].Name;

    public string GetConnectionID(Connections connections, string nameOrID) => connections[nameOrID].ID;

    public virtual bool CanUpdate(string CreationName) => false;

    public virtual void Update(ref string ObjectXml)
    {
    }

    /// <summary>What the base answers to Validate; the host sets it, to see that a task minds it.</summary>
    internal DTSExecResult BaseResult { get; set; }
}
