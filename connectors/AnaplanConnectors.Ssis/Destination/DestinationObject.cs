using AnaplanConnectors.Client;
using AnaplanConnectors.Transfer;
using AnaplanConnectors.Transfer.Anaplan;
using AnaplanConnectors.Transfer.Rows;
using Microsoft.SqlServer.Dts.Pipeline.Wrapper;

namespace AnaplanConnectors.Ssis;

/// <summary>What a destination writes to: the one of its properties Import, List and Module that names something.</summary>
internal sealed class DestinationObject
{
    private static readonly string[] Properties = [DestinationProperties.Import, DestinationProperties.List, DestinationProperties.Module];

    private readonly IDTSComponentMetaData100 _component;

    private DestinationObject(IDTSComponentMetaData100 component, string property)
    {
        _component = component;
        Property = property;
        Name = ComponentProperties.Text(component, property);
    }

    /// <summary>The property that names it, and so its kind.</summary>
    public string Property { get; }

    public string Name { get; }

    public bool IsImport => Property == DestinationProperties.Import;

    /// <summary>Why it cannot be told what is written to; null when it can.</summary>
    public static string? Problem(IDTSComponentMetaData100 component) => Named(component).Count switch
    {
        1 => null,
        0 => "Nothing is named to be written to. Set one of the properties Import, List and Module.",
        _ => $"{string.Join(" and ", Named(component))} are set, and one can be written to. Clear the others.",
    };

    /// <exception cref="AnaplanConfigurationException">None of the properties is set, or more than one.</exception>
    public static DestinationObject Of(IDTSComponentMetaData100 component) => Problem(component) is { } problem
        ? throw new AnaplanConfigurationException([problem.TrimEnd('.')])
        : new DestinationObject(component, Named(component)[0]);

    /// <summary>Why no row could tell which item of a list it is about; null when one can, or nothing is written to a list.</summary>
    public static string? MissingKey(IDTSComponentMetaData100 component)
    {
        if (ComponentProperties.Text(component, DestinationProperties.List).Length == 0)
            return null;
        var input = component.InputCollection[DestinationMetadata.InputName];
        var mapped = input.InputColumnCollection.Cast<IDTSInputColumn100>()
            .Select(column => input.ExternalMetadataColumnCollection.FindObjectByID(column.ExternalMetadataColumnID)?.Name).ToList();
        string[] keys = ComponentProperties.Text(component, DestinationProperties.ListLoad).ToUpperInvariant() switch
        {
            "DELETE" => ["id", "code"],
            "ADD" => ["name", "code"],
            _ => ["id", "code", "name"],
        };
        return keys.Any(mapped.Contains) ? null : $"No input column is mapped to {string.Join(" or ", keys.Select(key => $"'{key}'"))}, which tell the item of the list.";
    }

    /// <summary>For people: <c>list 'Products'</c>.</summary>
    public override string ToString() => $"{Property.ToLowerInvariant()} '{Name}'";

    /// <exception cref="AnaplanException">The model is not named, cannot be found, or nobody can be asked.</exception>
    public ModelClient Model(AnaplanConnection connection, CancellationToken cancellationToken) => connection.Model(
        ComponentProperties.Text(_component, DestinationProperties.Workspace), ComponentProperties.Text(_component, DestinationProperties.Model), cancellationToken);

    /// <summary>The list or module, as something that rows are written to.</summary>
    public IDestination Direct(ModelClient model, ProgressInbox<TransferProgress>? progress) => Property == DestinationProperties.List
        ? new ListDestination(model, Name, DestinationProperties.ListOptions(_component, progress))
        : new CellDestination(model, Name, DestinationProperties.CellOptions(_component, progress));

    /// <summary>The columns that can be written, as the service tells them. Changes nothing there.</summary>
    public IReadOnlyList<ExternalColumn> ReadColumns(AnaplanConnection connection)
    {
        var model = Model(connection, CancellationToken.None);
        var destination = IsImport ? new ImportDestination(model, Name) : Direct(model, null);
        IReadOnlyList<IdentifiedColumn> columns = destination is IIdentifiedColumns identified
            ? Blocking.Wait(identified.GetIdentifiedColumnsAsync().AsTask())
            : [.. (destination.GetSchema() ?? new RowSchema()).Select(column => new IdentifiedColumn(null, column))];
        // The file of an import has all of its columns in each of its lines.
        return [.. columns.Select(column => ExternalColumn.Of(column, DataTypes.MaxTextLength) with { IsOptional = !IsImport && column.Column.IsNullable })];
    }

    private static List<string> Named(IDTSComponentMetaData100 component)
        => [.. Properties.Where(property => ComponentProperties.Text(component, property).Length > 0)];
}
