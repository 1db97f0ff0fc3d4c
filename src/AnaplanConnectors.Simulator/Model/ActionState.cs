namespace AnaplanConnectors.Simulator;

/// <summary>Something that runs as a task.</summary>
internal abstract class ActionState(string id, string name)
{
    public string Id { get; } = id;

    public string Name { get; } = name;
}

/// <summary>An import.</summary>
internal sealed class ImportState(ImportDefinition definition, string id, FileState? file) : ActionState(id, definition.Name)
{
    public ImportDefinition Definition { get; } = definition;

    /// <summary>The file it reads; null when the source lies inside Anaplan.</summary>
    public FileState? File { get; } = file;

    /// <summary><c>HIERARCHY_DATA</c> or <c>MODULE_DATA</c>.</summary>
    public string ImportType => Definition.List is null ? "MODULE_DATA" : "HIERARCHY_DATA";

    /// <summary>Column names of the file the import was set up with.</summary>
    public required IReadOnlyList<string> HeaderNames { get; init; }

    /// <summary>What it loads; null only in a definition with problems.</summary>
    public required ImportTarget? Target { get; init; }
}

/// <summary>An export.</summary>
internal sealed class ExportState(ExportDefinition definition, string id) : ActionState(id, definition.Name)
{
    public ExportDefinition Definition { get; } = definition;

    public ExportLayout Layout =>
        Definition.Layout ?? (Definition.List is null ? ExportLayout.TabularMultiColumn : ExportLayout.GridCurrentPage);

    public string Separator => Definition.Separator ?? (Definition.Format == "text/plain" ? "\t" : ",");

    /// <summary>What its file looks like.</summary>
    public DelimitedFormat Format =>
        new(Definition.Encoding, Separator, Definition.Delimiter, Definition.LineEnd, Definition.ByteOrderMark);

    /// <summary>What its values look like.</summary>
    public TextStyle Style => new(Definition.FormattedNumbers, Definition.DateFormat, Definition.UpperCaseBooleans);

    /// <summary>What it exports; null only in a definition with problems.</summary>
    public required ExportTarget? Target { get; init; }
}

/// <summary>An action of another kind.</summary>
internal sealed class OtherActionState(ActionDefinition definition, string id, ListState? list, LineItemState? filter)
    : ActionState(id, definition.Name)
{
    public OtherActionType Type { get; } = definition.Type;

    /// <summary>What it changes; null for an optimizer.</summary>
    public ListState? List { get; } = list;

    /// <summary>DELETE_BY_SELECTION: the boolean line item that selects.</summary>
    public LineItemState? Filter { get; } = filter;
}

/// <summary>A process.</summary>
internal sealed class ProcessState(string id, string name, IReadOnlyList<ActionState> actions) : ActionState(id, name)
{
    /// <summary>In the order of execution; never a process.</summary>
    public IReadOnlyList<ActionState> Actions { get; } = actions;
}

/// <summary>What another user does, as far as anybody here can tell: it has the model and changes nothing.</summary>
internal sealed class ForeignAction() : ActionState("", "Work of another user")
{
    public static ForeignAction Instance { get; } = new();
}
