using AnaplanConnectors.Client;
using AnaplanConnectors.Transfer;
using AnaplanConnectors.Transfer.Anaplan;
using AnaplanConnectors.Transfer.Csv;
using AnaplanConnectors.Transfer.Rows;
using AnaplanConnectors.Transfer.Runs;
using Microsoft.SqlServer.Dts.Pipeline.Wrapper;

namespace AnaplanConnectors.Ssis;

/// <summary>The properties of the destination: their names, what they start with, and what they mean for a delivery.</summary>
internal static class DestinationProperties
{
    public const string Workspace = "Workspace";
    public const string Model = "Model";
    public const string Import = "Import";
    public const string DatePatterns = "DatePatterns";
    public const string MappingParameters = "MappingParameters";
    public const string RejectLimit = "RejectLimit";
    public const string IncludeWarnings = "IncludeWarnings";
    public const string ChunkSizeMegabytes = "ChunkSizeMegabytes";
    public const string ParallelUploads = "ParallelUploads";
    public const string WaitMinutes = "WaitMinutes";
    public const string CancelImport = "CancelImport";
    public const string ResumeRun = "ResumeRun";
    public const string List = "List";
    public const string Module = "Module";
    public const string ListLoad = "ListLoad";
    public const string ItemsBy = "ItemsBy";

    public static void AddAll(IDTSCustomPropertyCollection100 properties)
    {
        ComponentProperties.Add(properties, Workspace, string.Empty, "Workspace of the model, by id or name. Empty: that of the connection manager.");
        ComponentProperties.Add(properties, Model, string.Empty, "Model, by id or name. Empty: that of the connection manager.");
        ComponentProperties.Add(properties, Import, string.Empty, "Import that takes the rows, by id or name. Or name a list or a module.");
        ComponentProperties.Add(properties, DatePatterns, string.Empty, "Patterns of date columns as column=pattern;column=pattern. Without one dates are written as yyyy-MM-dd.");
        ComponentProperties.Add(properties, MappingParameters, string.Empty, "Answers to prompts of the import as type=name;type=name, such as Version=Actual.");
        ComponentProperties.Add(properties, RejectLimit, "0", "Rows that Anaplan may refuse: a number, or a share such as 0.5%. More make the component fail, after the refused rows were handed on.");
        ComponentProperties.Add(properties, IncludeWarnings, false, "Whether rows that were loaded without one of their values go to the Rejected Rows output too.");
        ComponentProperties.Add(properties, ChunkSizeMegabytes, 0, "Size of a chunk of the upload before compression, 1 to 33 MB. 0: grows with the upload.");
        ComponentProperties.Add(properties, ParallelUploads, 4, "Chunks on their way at a time, 1 to 16.");
        ComponentProperties.Add(properties, WaitMinutes, 0, "Longest time that the import may run, in minutes. 0: no limit.");
        AddSince2(properties);
        AddSince3(properties);
        AddSince4(properties);
    }

    /// <summary>What version 2 of the metadata brought.</summary>
    public static void AddSince2(IDTSCustomPropertyCollection100 properties) => ComponentProperties.AddIfMissing(
        properties, CancelImport, true, "Whether stopping the package also cancels the import that runs on the server.");

    /// <summary>What version 3 of the metadata brought.</summary>
    public static void AddSince3(IDTSCustomPropertyCollection100 properties) => ComponentProperties.AddIfMissing(
        properties, ResumeRun, string.Empty, "Id of a run that did not end well, to go on with it instead of starting anew. For one execution.");

    /// <summary>What version 4 of the metadata brought.</summary>
    public static void AddSince4(IDTSCustomPropertyCollection100 properties)
    {
        ComponentProperties.AddIfMissing(properties, List, string.Empty, "List whose items are written without an import, by id or name.");
        ComponentProperties.AddIfMissing(properties, Module, string.Empty, "Module whose cells are written without an import, by id or name.");
        ComponentProperties.AddIfMissing(properties, ListLoad, nameof(Transfer.Anaplan.ListLoad.Upsert), "What a row does to a list: Upsert, Add, Update or Delete.");
        ComponentProperties.AddIfMissing(properties, ItemsBy, nameof(ItemKey.Name), "What rows name items of the dimensions of a module by: Name, Code or Id. Periods and versions have no codes and go by names.");
    }

    /// <exception cref="FormatException">It is none of the words.</exception>
    public static ListDestinationOptions ListOptions(IDTSComponentMetaData100 component, ProgressInbox<TransferProgress>? progress)
        => new() { Load = Word<ListLoad>(component, ListLoad), Progress = progress };

    /// <exception cref="FormatException">It is none of the words.</exception>
    public static CellDestinationOptions CellOptions(IDTSComponentMetaData100 component, ProgressInbox<TransferProgress>? progress)
        => new() { ItemsBy = Word<ItemKey>(component, ItemsBy), Progress = progress };

    /// <exception cref="AnaplanConfigurationException">Options are outside their limits.</exception>
    /// <exception cref="FormatException">A property of pairs or words is malformed.</exception>
    public static void Check(IDTSComponentMetaData100 component)
    {
        ListOptions(component, null);
        CellOptions(component, null);
        var problems = ImportOptions(component, null, null).Problems().ToList();
        if (problems.Count > 0)
            throw new AnaplanConfigurationException(problems);
    }

    /// <exception cref="AnaplanConfigurationException">Values are outside their limits; all of them are named.</exception>
    public static ImportOptions ImportOptions(IDTSComponentMetaData100 component, ProgressInbox<TransferProgress>? progress, TransferRun? run)
    {
        var chunkSize = ComponentProperties.Number(component, ChunkSizeMegabytes);
        var minutes = ComponentProperties.Number(component, WaitMinutes);
        return new ImportOptions
        {
            ColumnFormats = [.. Pairs.Parse(DatePatterns, ComponentProperties.Text(component, DatePatterns)).Select(pair => new ColumnFormat(pair.Key, ColumnType.Date, pair.Value))],
            Start = new TaskStartOptions
            {
                MappingParameters = [.. Pairs.Parse(MappingParameters, ComponentProperties.Text(component, MappingParameters)).Select(pair => new MappingParameter(pair.Key, pair.Value))],
            },
            Wait = minutes > 0 ? new TaskWaitOptions { Timeout = TimeSpan.FromMinutes(minutes) } : new TaskWaitOptions(),
            Upload = new UploadOptions
            {
                ChunkSize = chunkSize == 0 ? null : chunkSize * 1_000_000,
                Parallelism = ComponentProperties.Number(component, ParallelUploads),
            },
            CancelTask = ComponentProperties.IsOn(component, CancelImport),
            Progress = progress,
            Run = run,
        };
    }

    /// <exception cref="FormatException">It is neither a number nor a share.</exception>
    public static RejectLimit Limit(IDTSComponentMetaData100 component)
    {
        var text = ComponentProperties.Text(component, RejectLimit);
        return Transfer.Anaplan.RejectLimit.TryParse(text, out var limit)
            ? limit
            : throw new FormatException($"{RejectLimit} is '{text}'. Write a number, or a share such as 0.5%.");
    }

    /// <summary>What a property may be; empty where anything may be written.</summary>
    public static IReadOnlyList<string> WordsOf(string property) => property switch
    {
        ListLoad => Enum.GetNames(typeof(ListLoad)),
        ItemsBy => Enum.GetNames(typeof(ItemKey)),
        _ => [],
    };

    private static T Word<T>(IDTSComponentMetaData100 component, string property)
        where T : struct
    {
        var text = ComponentProperties.Text(component, property);
        return Enum.TryParse<T>(text, ignoreCase: true, out var word) && Enum.IsDefined(typeof(T), word)
            ? word
            : throw new FormatException($"{property} is '{text}'. Write {string.Join(", ", Enum.GetNames(typeof(T)))}.");
    }
}
