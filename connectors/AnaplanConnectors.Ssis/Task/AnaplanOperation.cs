namespace AnaplanConnectors.Ssis;

/// <summary>What an Anaplan task does.</summary>
public enum AnaplanOperation
{
    /// <summary>Runs an import with what its file holds already.</summary>
    RunImport = 0,

    /// <summary>Runs an export, and downloads its file when a path is named.</summary>
    RunExport = 1,

    /// <summary>Runs another action, such as one that deletes.</summary>
    RunAction = 2,

    /// <summary>Runs a process.</summary>
    RunProcess = 3,

    /// <summary>Uploads a local file as it is.</summary>
    UploadFile = 4,

    /// <summary>Downloads a file as it is.</summary>
    DownloadFile = 5,

    /// <summary>Waits until the model runs nothing.</summary>
    WaitForModel = 6,
}
