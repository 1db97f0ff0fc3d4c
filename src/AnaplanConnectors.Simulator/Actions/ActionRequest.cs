namespace AnaplanConnectors.Simulator;

/// <summary>One run of an action.</summary>
/// <param name="Model">The model it changes or reads.</param>
/// <param name="User">Who runs it: decides what is permitted and whose upload is read.</param>
/// <param name="ActionId">Id of an import, export, other action or process of the model.</param>
/// <param name="MappingParameters">Answers to prompted mappings.</param>
/// <param name="Files">Content of files, scoped to this run.</param>
/// <param name="Progress">Told the fraction done, 0 to 1, and the name of the current step.</param>
internal sealed record ActionRequest(ModelState Model, UserState User, string ActionId,
    IReadOnlyList<MappingParameter> MappingParameters, IActionFiles Files, Action<double, string> Progress)
{
    public ActionOptions Options { get; init; } = new();

    public TimeProvider Clock { get; init; } = TimeProvider.System;
}

/// <summary>A member for a prompted dimension; <paramref name="ImportId"/> narrows it to one import of a process.</summary>
internal sealed record MappingParameter(string EntityType, string EntityName, string? ImportId = null);

/// <summary>Content of files as one run of an action sees it.</summary>
internal interface IActionFiles
{
    /// <summary>
    /// Content visible to the user who runs the action, or null when there is none. May be opened several times; the caller
    /// disposes it.
    /// </summary>
    Stream? OpenUpload(string fileId);

    /// <summary>
    /// Starts the output of an export. It becomes the export's file for this user when <see cref="CommitExport"/> is called.
    /// </summary>
    Stream CreateExport(string exportId);

    /// <summary>Called after the stream of <see cref="CreateExport"/> was disposed, when the export is complete.</summary>
    void CommitExport(string exportId);

    /// <summary>Starts the dump of an import that rejected rows; called only when there is at least one.</summary>
    Stream CreateDump(string objectId);
}
