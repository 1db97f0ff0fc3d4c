using Microsoft.SqlServer.Dts.Runtime;

namespace AnaplanConnectors.Ssis.Host;

/// <summary>A task in a control flow, with variables and connection managers.</summary>
public sealed class TaskRun(Microsoft.SqlServer.Dts.Runtime.Task task, HostConnections connections)
{
    private readonly VariableStore _variables = new();

    public EventLog Events { get; } = new();

    public void Variable(string name, object value, bool isSensitive = false)
    {
        var qualified = _variables.Qualify(name);
        _variables.Values[qualified] = value;
        if (isSensitive)
            _variables.Sensitive.Add(qualified);
    }

    public object Value(string name) => _variables.Values[_variables.Qualify(name)];

    public void Initialize() => task.InitializeTask(
        connections.All, new VariableDispenser(_variables), Events, null, new EventInfos(), new LogEntryInfos(), new ObjectReferenceTracker());

    /// <param name="baseResult">What the base class says, to see that the task minds it.</param>
    public DTSExecResult Validate(DTSExecResult baseResult = DTSExecResult.Success)
    {
        task.BaseResult = baseResult;
        var result = task.Validate(connections.All, new VariableDispenser(_variables), Events, null);
        RefuseLocks();
        return result;
    }

    public DTSExecResult Execute()
    {
        var result = task.Execute(connections.All, new VariableDispenser(_variables), Events, null, null);
        RefuseLocks();
        if (result == DTSExecResult.Failure && !Events.Errors.Any())
            throw new HostRuleException("The task failed without an error.");
        if (Events.All.FirstOrDefault(one => !one.IsFromHostThread) is { } stray)
            throw new HostRuleException($"An event was raised from a thread of its own: {stray.Text}");
        return result;
    }

    private void RefuseLocks()
    {
        if (_variables.Locked.Count > 0)
            throw new HostRuleException($"Variables are still locked: {string.Join(", ", _variables.Locked)}. Containers that run beside would wait forever.");
    }
}
