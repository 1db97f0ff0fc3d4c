using AnaplanConnectors.Client;
using AnaplanConnectors.Transfer.Rows;

namespace AnaplanConnectors.Ssis;

/// <summary>What a node of the object picker stands for.</summary>
internal enum ObjectKind
{
    Workspace,
    Model,
    Exports,
    Views,
    Lists,
    Imports,
    Modules,
    Processes,
    Actions,
    Files,
    Object,
}

/// <summary>A node of the object picker. A group, such as the exports of a model, has the kind of what is in it.</summary>
internal sealed record ObjectNode(ObjectKind Kind, string Id, string Name, ObjectNode? Parent)
{
    /// <summary>How settings name it: by name, or by id where the name is not the only one of its kind.</summary>
    public string Key { get; init; } = Name;

    public bool IsChoice => Kind == ObjectKind.Object;

    /// <summary>The node of a kind above this one, or itself; null when there is none.</summary>
    public ObjectNode? Above(ObjectKind kind) => Kind == kind ? this : Parent?.Above(kind);
}

/// <summary>
/// Workspaces, models and what is in them, read one level at a time when somebody opens a node. Blocks: called from a thread that may wait.
/// </summary>
internal sealed class ObjectTree(AnaplanConnection connection, IReadOnlyList<ObjectKind> wanted)
{
    /// <exception cref="InvalidOperationException">It could not be read; the message says why and what to do.</exception>
    public IReadOnlyList<ObjectNode> Children(ObjectNode? node, CancellationToken cancellationToken)
    {
        try
        {
            return node?.Kind switch
            {
                null => [.. Blocking.ToList(connection.Client.GetWorkspacesAsync(cancellationToken)).Select(one => new ObjectNode(ObjectKind.Workspace, one.Id, one.Name, null))],
                ObjectKind.Workspace => [.. Blocking.ToList(connection.Client.GetModelsAsync(node.Id, cancellationToken)).Select(one => new ObjectNode(ObjectKind.Model, one.Id, one.Name, node))],
                ObjectKind.Model => [.. wanted.Select(kind => new ObjectNode(kind, string.Empty, kind.ToString(), node))],
                ObjectKind.Object => [],
                _ => Objects(node, cancellationToken),
            };
        }
        catch (AnaplanException problem)
        {
            throw new InvalidOperationException(Failure.Describe(problem), problem);
        }
    }

    private List<ObjectNode> Objects(ObjectNode group, CancellationToken cancellationToken)
    {
        var model = connection.Model(group.Above(ObjectKind.Workspace)!.Id, group.Above(ObjectKind.Model)!.Id, cancellationToken);
        return group.Kind switch
        {
            ObjectKind.Exports => Nodes(Blocking.ToList(model.Exports.ListAsync(cancellationToken)), group),
            ObjectKind.Views => Nodes(Blocking.ToList(model.Views.ListAsync(cancellationToken)), group),
            ObjectKind.Lists => Nodes(Blocking.ToList(model.Lists.ListAsync(cancellationToken)), group),
            ObjectKind.Modules => Nodes(Blocking.ToList(model.Modules.ListAsync(cancellationToken)), group),
            ObjectKind.Imports => Nodes(Blocking.ToList(model.Imports.ListAsync(cancellationToken)), group),
            ObjectKind.Processes => Nodes(Blocking.ToList(model.Processes.ListAsync(cancellationToken)), group),
            ObjectKind.Files => Nodes(Blocking.ToList(model.Files.ListAsync(cancellationToken)), group),
            _ => Nodes(Blocking.ToList(model.Actions.ListAsync(cancellationToken)), group),
        };
    }

    private static List<ObjectNode> Nodes<T>(IEnumerable<T> items, ObjectNode group)
        where T : NamedItem
    {
        var all = items.ToList();
        var several = all.GroupBy(item => item.Name).Where(same => same.Count() > 1).Select(same => same.Key).ToList();
        return [.. all.Select(item => new ObjectNode(ObjectKind.Object, item.Id, item.Name, group) { Key = several.Contains(item.Name) ? item.Id : item.Name })];
    }
}
