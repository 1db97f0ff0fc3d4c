namespace AnaplanConnectors.Ssis;

/// <summary>Which settings of a task its operation looks at.</summary>
internal static class TaskRelevance
{
    public static bool Matters(string property, AnaplanOperation operation)
    {
        var runs = operation is AnaplanOperation.RunImport or AnaplanOperation.RunExport or AnaplanOperation.RunAction or AnaplanOperation.RunProcess;
        return property switch
        {
            nameof(AnaplanTask.ObjectName) => operation != AnaplanOperation.WaitForModel,
            nameof(AnaplanTask.FilePath) => operation is AnaplanOperation.RunExport or AnaplanOperation.UploadFile or AnaplanOperation.DownloadFile,
            nameof(AnaplanTask.Overwrite) => operation is AnaplanOperation.RunExport or AnaplanOperation.DownloadFile,
            nameof(AnaplanTask.MappingParameters) or nameof(AnaplanTask.RejectLimit) or nameof(AnaplanTask.RejectedRowsVariable)
                => operation is AnaplanOperation.RunImport or AnaplanOperation.RunProcess,
            nameof(AnaplanTask.CancelWhenStopped) or nameof(AnaplanTask.ResumeRun) or nameof(AnaplanTask.TaskIdVariable) => runs,
            nameof(AnaplanTask.WaitMinutes) => runs || operation == AnaplanOperation.WaitForModel,
            nameof(AnaplanTask.BytesVariable) => operation is AnaplanOperation.RunExport or AnaplanOperation.UploadFile or AnaplanOperation.DownloadFile,
            _ => true,
        };
    }
}
