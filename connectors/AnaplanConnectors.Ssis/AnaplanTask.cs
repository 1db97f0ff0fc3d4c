using System.ComponentModel;
using Microsoft.SqlServer.Dts.Runtime;

namespace AnaplanConnectors.Ssis;

/// <summary>
/// Runs something in Anaplan from a control flow: an import, export, action or process; moves a file; or waits for a model. What it came to
/// can go into variables.
/// </summary>
[DtsTask(
    DisplayName = "Anaplan Task", Description = "Runs imports, exports, actions and processes of Anaplan, moves files, waits for a model.",
    IconResource = "AnaplanConnectors.Ssis.Icons.Task.ico", UITypeName = EditorNames.Task, TaskType = "AnaplanTask", TaskContact = ComponentContact.Text, RequiredProductLevel = DTSProductLevel.None)]
public sealed class AnaplanTask : Microsoft.SqlServer.Dts.Runtime.Task
{
    private Connections? _connections;
    private string _connection = string.Empty;
    private TaskOutcome _outcome = new();

    static AnaplanTask() => EmbeddedAssemblies.Register();

    /// <summary>The Anaplan connection manager, by name. Kept by id, so that it may be renamed.</summary>
    [Category("Anaplan"), Description("The Anaplan connection manager.")]
    public string Connection
    {
        get => _connections is { } all && all.Contains(_connection) ? GetConnectionName(all, _connection) : _connection;
        set => _connection = _connections is { } all && all.Contains(value) ? GetConnectionID(all, value) : value;
    }

    /// <summary>What is done.</summary>
    [Category("Anaplan"), Description("What is done: RunImport, RunExport, RunAction, RunProcess, UploadFile, DownloadFile or WaitForModel.")]
    public AnaplanOperation Operation { get; set; }

    /// <summary>Import, export, action, process or file, by id or name.</summary>
    [Category("Anaplan"), Description("Import, export, action, process or file, by id or name.")]
    public string ObjectName { get; set; } = string.Empty;

    /// <summary>Workspace of the model, by id or name. Empty: that of the connection manager.</summary>
    [Category("Anaplan"), Description("Workspace of the model, by id or name. Empty: that of the connection manager.")]
    public string Workspace { get; set; } = string.Empty;

    /// <summary>Model, by id or name. Empty: that of the connection manager.</summary>
    [Category("Anaplan"), Description("Model, by id or name. Empty: that of the connection manager.")]
    public string Model { get; set; } = string.Empty;

    /// <summary>Local file: what is uploaded, or where to download to. For RunExport empty: its file is not downloaded.</summary>
    [Category("File"), Description("Local file: what is uploaded, or where to download to. For RunExport empty: its file is not downloaded.")]
    public string FilePath { get; set; } = string.Empty;

    /// <summary>Whether a download may replace a file. Default: no.</summary>
    [Category("File"), Description("Whether a download may replace a file.")]
    public bool Overwrite { get; set; }

    /// <summary>Answers to prompts of an import as type=name;type=name.</summary>
    [Category("Run"), Description("Answers to prompts of an import as type=name;type=name, such as Version=Actual.")]
    public string MappingParameters { get; set; } = string.Empty;

    /// <summary>Rows that imports may refuse: a number, or a share. Default: 0.</summary>
    [Category("Run"), Description("Rows that imports may refuse: a number, or a share such as 0.5% of the rows with problems. More make the task fail.")]
    public string RejectLimit { get; set; } = "0";

    /// <summary>Longest time to wait, in minutes. Default: 0, no limit.</summary>
    [Category("Run"), Description("Longest time to wait, in minutes. 0: no limit.")]
    public int WaitMinutes { get; set; }

    /// <summary>Whether stopping the package also cancels what runs on the server. Default: yes.</summary>
    [Category("Run"), Description("Whether stopping the package also cancels what runs on the server.")]
    public bool CancelWhenStopped { get; set; } = true;

    /// <summary>Id of a run that did not end well, to go on with it instead of starting anew. For one execution. Empty: none.</summary>
    [Category("Run"), Description("Id of a run that did not end well, to go on with it instead of starting anew. For one execution.")]
    public string ResumeRun { get; set; } = string.Empty;

    /// <summary>Variable that gets Anaplan's id of what ran. Empty: none.</summary>
    [Category("Results"), Description("Variable that gets Anaplan's id of what ran. Empty: none.")]
    public string TaskIdVariable { get; set; } = string.Empty;

    /// <summary>Variable that gets the number of refused rows. Empty: none.</summary>
    [Category("Results"), Description("Variable that gets the number of refused rows. Empty: none.")]
    public string RejectedRowsVariable { get; set; } = string.Empty;

    /// <summary>Variable that gets the number of bytes sent or received. Empty: none.</summary>
    [Category("Results"), Description("Variable that gets the number of bytes sent or received. Empty: none.")]
    public string BytesVariable { get; set; } = string.Empty;

    /// <summary>Refused rows, for the execution value of the package.</summary>
    public override object ExecutionValue => _outcome.RowsRejected;

    /// <inheritdoc/>
    public override void InitializeTask(
        Connections connections, VariableDispenser variableDispenser, IDTSInfoEvents events, IDTSLogging log, EventInfos eventInfos,
        LogEntryInfos logEntryInfos, ObjectReferenceTracker refTracker)
    {
        _connections = connections;
        Connection = _connection;
    }

    /// <summary>Looks at the settings, without asking Anaplan.</summary>
    public override DTSExecResult Validate(
        Connections connections, VariableDispenser variableDispenser, IDTSComponentEvents componentEvents, IDTSLogging log)
    {
        var result = base.Validate(connections, variableDispenser, componentEvents, log);
        if (result != DTSExecResult.Success)
            return result;
        var events = new TaskEvents(componentEvents);
        var problems = Settings().Problems().ToList();
        if (!connections.Contains(_connection))
            problems.Add(_connection.Length == 0 ? "Connection is empty: choose an Anaplan connection manager." : $"There is no connection manager '{_connection}'.");
        else if (connections[_connection].InnerObject is not AnaplanConnectionManager)
            problems.Add($"Connection manager '{connections[_connection].Name}' is of type {connections[_connection].CreationName}; choose one of type {AnaplanConnectionManager.ConnectionTypeName}.");
        var variables = new TaskVariables(variableDispenser);
        problems.AddRange(new[] { TaskIdVariable, RejectedRowsVariable, BytesVariable }.Where(name => !variables.Exists(name)).Select(name => $"There is no variable '{name}'."));
        foreach (var problem in problems)
            events.Error(ErrorNumbers.BadSettings, problem);
        return problems.Count == 0 ? DTSExecResult.Success : DTSExecResult.Failure;
    }

    /// <summary>Does it. Everything that goes wrong is an error event; a stopped package gives Canceled.</summary>
    public override DTSExecResult Execute(
        Connections connections, VariableDispenser variableDispenser, IDTSComponentEvents componentEvents, IDTSLogging log, object transaction)
    {
        var events = new TaskEvents(componentEvents);
        try
        {
            _outcome = TaskExecution.Run(connections[_connection], Settings(), events);
            var variables = new TaskVariables(variableDispenser);
            variables.Write(TaskIdVariable, _outcome.TaskId);
            variables.Write(RejectedRowsVariable, _outcome.RowsRejected);
            variables.Write(BytesVariable, _outcome.Bytes);
            if (_outcome.Failure is not { } failure)
                return DTSExecResult.Success;
            events.Error(ErrorNumbers.TooManyRejects, failure);
            return DTSExecResult.Failure;
        }
        catch (OperationCanceledException)
        {
            return DTSExecResult.Canceled;
        }
        catch (Exception problem)
        {
            // An exception that escapes is reported by SSIS without a word of it.
            events.Error(ErrorNumbers.Failed, Failure.Describe(problem));
            return DTSExecResult.Failure;
        }
    }

    internal TaskSettings Settings() => new()
    {
        Operation = Operation,
        ObjectName = ObjectName.Trim(),
        Workspace = Workspace.Trim(),
        Model = Model.Trim(),
        FilePath = FilePath.Trim(),
        Overwrite = Overwrite,
        MappingParameters = MappingParameters,
        RejectLimit = RejectLimit.Trim(),
        WaitMinutes = WaitMinutes,
        CancelWhenStopped = CancelWhenStopped,
        ResumeRun = ResumeRun.Trim(),
    };
}
