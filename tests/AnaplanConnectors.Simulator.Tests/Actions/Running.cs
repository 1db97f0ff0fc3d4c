using System.Text;

namespace AnaplanConnectors.Simulator.Tests;

/// <summary>A model of one workspace, its files, and what running an action gave.</summary>
internal sealed class Running : IActionFiles
{
    private readonly Dictionary<string, byte[]> _uploads = [];
    private readonly Dictionary<string, MemoryStream> _exports = [];
    private readonly Dictionary<string, MemoryStream> _dumps = [];
    private readonly HashSet<string> _committed = [];

    public Running(ModelDefinition definition)
        : this(new TenantDefinition { Workspaces = [new WorkspaceDefinition { Name = "Finance", Models = [definition] }] })
    {
    }

    public Running(TenantDefinition definition)
    {
        Tenant = TenantState.Create(definition);
        Model = Tenant.Models[0];
        User = Tenant.Users[0];
    }

    public TenantState Tenant { get; }

    public ModelState Model { get; }

    public UserState User { get; set; }

    public ActionOptions Options { get; init; } = new();

    public Action<double, string> Progress { get; init; } = (_, _) => { };

    public Running Upload(string file, string text) => Upload(file, Encoding.UTF8.GetBytes(text));

    public Running Upload(string file, byte[] content)
    {
        _uploads[Model.Files.Single(candidate => candidate.Name == file).Id] = content;
        return this;
    }

    public ActionOutcome Run(string action, params MappingParameter[] parameters) => Run(action, CancellationToken.None, parameters);

    public ActionOutcome Run(string action, CancellationToken cancellationToken, params MappingParameter[] parameters) => ActionRunner.Run(
        new ActionRequest(Model, User, IdOf(action), parameters, this, Progress) { Options = Options }, cancellationToken);

    public string Dump(string action) => Encoding.UTF8.GetString(_dumps[IdOf(action)].ToArray());

    public bool HasDump(string action) => _dumps.ContainsKey(IdOf(action));

    public byte[] Export(string action) =>
        _committed.Contains(IdOf(action)) ? _exports[IdOf(action)].ToArray() : throw new KeyNotFoundException(action);

    public string ExportText(string action) => Encoding.UTF8.GetString(Export(action));

    /// <summary>Every item as <c>name,code,parent,properties…,subsets…</c>.</summary>
    public IEnumerable<string> Items(string list)
    {
        var state = Model.Lists.Single(candidate => candidate.Name == list);
        var data = Model.Data;
        var items = data.Items(state);
        var text = new CellText(data);
        for (var item = 0; item < items.Count; item++)
        {
            var parent = items.Parent(item) < 0 ? "" : data.Items(state.ParentList).Name(items.Parent(item));
            var properties = state.Properties.Select(property => text.Of(property, items.Property(property), item));
            var subsets = state.Subsets.Select(subset => items.IsIn(subset, item) ? "true" : "false");
            yield return string.Join(',', [items.Name(item), items.Code(item) ?? "", parent, .. properties, .. subsets]);
        }
    }

    /// <summary>The text of a cell; members are given in the order of the dimensions.</summary>
    public string Cell(string module, string lineItem, params string[] members)
    {
        var dimensions = Model.Modules.Single(candidate => candidate.Name == module).Dimensions;
        return CellLookup.Read(Model, module, lineItem, dimensions.Zip(members).ToDictionary(pair => pair.First.Name, pair => pair.Second));
    }

    Stream? IActionFiles.OpenUpload(string fileId) => _uploads.TryGetValue(fileId, out var content) ? new MemoryStream(content) : null;

    Stream IActionFiles.CreateExport(string exportId) => _exports[exportId] = new MemoryStream();

    void IActionFiles.CommitExport(string exportId) => _committed.Add(exportId);

    Stream IActionFiles.CreateDump(string objectId) => _dumps[objectId] = new MemoryStream();

    private string IdOf(string action) => Model.Imports.Concat<ActionState>(Model.Exports).Concat(Model.Actions).Concat(Model.Processes)
        .Single(candidate => candidate.Name == action).Id;
}
