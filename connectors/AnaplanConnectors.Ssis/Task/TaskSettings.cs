using AnaplanConnectors.Client;

namespace AnaplanConnectors.Ssis;

/// <summary>What a task is set to, for one execution.</summary>
internal sealed record TaskSettings
{
    public AnaplanOperation Operation { get; init; }

    public string ObjectName { get; init; } = string.Empty;

    public string Workspace { get; init; } = string.Empty;

    public string Model { get; init; } = string.Empty;

    public string FilePath { get; init; } = string.Empty;

    public bool Overwrite { get; init; }

    public string MappingParameters { get; init; } = string.Empty;

    public string RejectLimit { get; init; } = string.Empty;

    public int WaitMinutes { get; init; }

    public bool CancelWhenStopped { get; init; }

    public string ResumeRun { get; init; } = string.Empty;

    /// <summary>Whether something is started on the server.</summary>
    public bool Starts => Operation is AnaplanOperation.RunImport or AnaplanOperation.RunExport or AnaplanOperation.RunAction or AnaplanOperation.RunProcess;

    public bool NeedsFile => Operation is AnaplanOperation.UploadFile or AnaplanOperation.DownloadFile;

    public TaskStartOptions StartOptions => new()
    {
        MappingParameters = [.. Pairs.Parse(nameof(MappingParameters), MappingParameters).Select(pair => new MappingParameter(pair.Key, pair.Value))],
    };

    public TaskWaitOptions WaitOptions => WaitMinutes > 0 ? new TaskWaitOptions { Timeout = TimeSpan.FromMinutes(WaitMinutes) } : new TaskWaitOptions();

    /// <summary>What is missing or contradicts itself. Asks nobody.</summary>
    public IReadOnlyList<string> Problems()
    {
        var problems = new List<string>();
        if (!Enum.IsDefined(typeof(AnaplanOperation), Operation))
            problems.Add($"Operation is {(int)Operation}, which is none.");
        if (Operation != AnaplanOperation.WaitForModel && ObjectName.Length == 0)
            problems.Add($"ObjectName is empty: {Operation} has to know what to work on.");
        if (NeedsFile && FilePath.Length == 0)
            problems.Add($"FilePath is empty: {Operation} has to know the local file.");
        if (ResumeRun.Length > 0 && !Starts)
            problems.Add($"ResumeRun is '{ResumeRun}': {Operation} starts nothing that could be resumed. Clear it.");
        if (WaitMinutes < 0)
            problems.Add($"WaitMinutes is {WaitMinutes} (allowed: 0 and more).");
        if (!Transfer.Anaplan.RejectLimit.TryParse(RejectLimit, out _))
            problems.Add($"RejectLimit is '{RejectLimit}'. Write a number, or a share such as 0.5%.");
        try
        {
            Pairs.Parse(nameof(MappingParameters), MappingParameters);
        }
        catch (FormatException problem)
        {
            problems.Add(problem.Message);
        }

        return problems;
    }
}
