using AnaplanConnectors.Client;
using AnaplanConnectors.Transfer;
using AnaplanConnectors.Transfer.Anaplan;
using AnaplanConnectors.Transfer.Rows;
using Microsoft.SqlServer.Dts.Pipeline.Wrapper;

namespace AnaplanConnectors.Ssis;

/// <summary>What a source reads: the one of its properties Export, View and List that names something.</summary>
internal sealed class SourceObject
{
    private static readonly string[] Properties = [SourceProperties.Export, SourceProperties.View, SourceProperties.List];

    private readonly string _workspace;
    private readonly string _model;
    private readonly Func<ModelClient, ISource> _create;

    private SourceObject(
        IDTSComponentMetaData100 component, string property, IReadOnlyList<KeyValuePair<string, ColumnType>> types, ProgressInbox<TransferProgress>? progress)
    {
        Property = property;
        var name = Name = ComponentProperties.Text(component, property);
        _workspace = ComponentProperties.Text(component, SourceProperties.Workspace);
        _model = ComponentProperties.Text(component, SourceProperties.Model);
        switch (property)
        {
            case SourceProperties.Export:
                var export = SourceProperties.ExportOptions(component, types, progress);
                _create = model => new ExportSource(model, name, export);
                break;
            case SourceProperties.View:
                var view = SourceProperties.ViewOptions(component, types, progress);
                _create = model => new ViewSource(model, name, view);
                break;
            default:
                var list = SourceProperties.ListOptions(component, types, progress);
                _create = model => new ListSource(model, name, list);
                break;
        }
    }

    /// <summary>The property that names it, and so its kind.</summary>
    public string Property { get; }

    public string Name { get; }

    /// <summary>Why it cannot be told what is read; null when it can.</summary>
    public static string? Problem(IDTSComponentMetaData100 component) => Named(component).Count switch
    {
        1 => null,
        0 => "Nothing is named to be read. Set one of the properties Export, View and List.",
        _ => $"{string.Join(" and ", Named(component))} are set, and one can be read. Clear the others.",
    };

    /// <summary>Takes from the component what it needs; nothing of the component is touched later.</summary>
    /// <param name="component">The source.</param>
    /// <param name="types">What each column is read as, by Anaplan's name of it; none to see what Anaplan suggests.</param>
    /// <param name="progress">Told about the reading.</param>
    /// <exception cref="AnaplanConfigurationException">None of the properties is set, or more than one.</exception>
    /// <exception cref="FormatException">A property of pairs is malformed.</exception>
    public static SourceObject Of(
        IDTSComponentMetaData100 component, IReadOnlyList<KeyValuePair<string, ColumnType>>? types = null, ProgressInbox<TransferProgress>? progress = null)
        => Problem(component) is { } problem
            ? throw new AnaplanConfigurationException([problem.TrimEnd('.')])
            : new SourceObject(component, Named(component)[0], types ?? [], progress);

    /// <summary>For people: <c>view 'Sales.By month'</c>.</summary>
    public override string ToString() => $"{Property.ToLowerInvariant()} '{Name}'";

    /// <summary>Names it in its model, which is asked for.</summary>
    public ISource Source(AnaplanConnection connection, CancellationToken cancellationToken) => _create(connection.Model(_workspace, _model, cancellationToken));

    private static List<string> Named(IDTSComponentMetaData100 component)
        => [.. Properties.Where(property => ComponentProperties.Text(component, property).Length > 0)];
}
