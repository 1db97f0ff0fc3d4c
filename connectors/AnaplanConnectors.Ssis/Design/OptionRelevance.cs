using Microsoft.SqlServer.Dts.Pipeline.Wrapper;

namespace AnaplanConnectors.Ssis;

/// <summary>Which options of a component the chosen object looks at. The others are not shown; what they hold stays.</summary>
internal static class OptionRelevance
{
    private static readonly Dictionary<string, string> OfSource = new()
    {
        [SourceProperties.WaitMinutes] = SourceProperties.Export,
        [SourceProperties.CancelExport] = SourceProperties.Export,
        [SourceProperties.Pages] = SourceProperties.View,
        [SourceProperties.OneValueColumn] = SourceProperties.View,
    };

    private static readonly Dictionary<string, string> OfDestination = new()
    {
        [DestinationProperties.DatePatterns] = DestinationProperties.Import,
        [DestinationProperties.MappingParameters] = DestinationProperties.Import,
        [DestinationProperties.ChunkSizeMegabytes] = DestinationProperties.Import,
        [DestinationProperties.ParallelUploads] = DestinationProperties.Import,
        [DestinationProperties.WaitMinutes] = DestinationProperties.Import,
        [DestinationProperties.CancelImport] = DestinationProperties.Import,
        [DestinationProperties.ResumeRun] = DestinationProperties.Import,
        [DestinationProperties.ListLoad] = DestinationProperties.List,
        [DestinationProperties.ItemsBy] = DestinationProperties.Module,
    };

    public static bool Matters(IDTSComponentMetaData100 component, string property)
    {
        var names = component.CustomPropertyCollection.Cast<IDTSCustomProperty100>().Select(one => one.Name).ToList();
        var only = names.Contains(SourceProperties.Export) ? OfSource : OfDestination;
        return !only.TryGetValue(property, out var kind) || ComponentProperties.Text(component, kind).Length > 0;
    }
}
