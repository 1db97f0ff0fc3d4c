using System.Data;
using System.Data.Common;
using AnaplanConnectors.Client;

namespace AnaplanConnectors.AdoNet;

/// <summary>The collections of <see cref="AnaplanConnection.GetSchema(string)"/>: one for each concept of a model, and those that every provider has.</summary>
internal sealed class AnaplanCollections
{
    private readonly AnaplanClient _client;
    private readonly ModelClient _model;
    private readonly Collection[] _known;

    public AnaplanCollections(AnaplanClient client, ModelClient model)
    {
        _client = client;
        _model = model;
        _known =
        [
            new(DbMetaDataCollectionNames.MetaDataCollections, [], (name, _, _, _) => Now(CommonCollections.Collections(name, Known()))),
            new(DbMetaDataCollectionNames.DataSourceInformation, [], (name, _, _, _) => Now(CommonCollections.DataSource(name))),
            new(DbMetaDataCollectionNames.DataTypes, [], (name, _, _, _) => Now(CommonCollections.DataTypes(name))),
            new(DbMetaDataCollectionNames.Restrictions, [], (name, _, _, _) => Now(CommonCollections.Restrictions(name, Known()))),
            new(DbMetaDataCollectionNames.ReservedWords, [], (name, _, _, _) => Now(CommonCollections.ReservedWords(name))),
            new("Workspaces", ["Name"], (name, one, _, token) => NamedAsync(name, client.GetWorkspacesAsync(token), one)),
            new("Models", ["Workspace", "Name"], ModelsAsync),
            new("Users", ["Name"], async (name, one, _, token) => SchemaTable.New(name, "Id", "Email", "FirstName", "LastName", "Active")
                .With(await ListAsync(client.Users.ListAsync(token), one).ConfigureAwait(false), user => [user.Id, user.Email, user.FirstName, user.LastName, user.Active ? "true" : "false"])),
            new("Imports", ["Name"], async (name, one, _, token) => SchemaTable.New(name, "Id", "Name", "Type", "FileId")
                .With(await ListAsync(model.Imports.ListAsync(token), one).ConfigureAwait(false), import => [import.Id, import.Name, import.Type, import.FileId])),
            new("Exports", ["Name"], async (name, one, _, token) => SchemaTable.New(name, "Id", "Name", "Type", "Format", "Encoding", "Layout")
                .With(await ListAsync(model.Exports.ListAsync(token), one).ConfigureAwait(false), export => [export.Id, export.Name, export.Type, export.Format, export.Encoding, export.Layout])),
            new("Actions", ["Name"], async (name, one, _, token) => SchemaTable.New(name, "Id", "Name", "Type")
                .With(await ListAsync(model.Actions.ListAsync(token), one).ConfigureAwait(false), action => [action.Id, action.Name, action.Type])),
            new("Processes", ["Name"], (name, one, _, token) => NamedAsync(name, model.Processes.ListAsync(token), one)),
            new("ProcessActions", ["Process"], ProcessActionsAsync),
            new("Tasks", ["Kind", "Name"], TasksAsync),
            new("Files", ["Name"], async (name, one, _, token) => SchemaTable.New(name, "Id", "Name", "ChunkCount:int", "Format")
                .With(await ListAsync(model.Files.ListAsync(token), one).ConfigureAwait(false), file => [file.Id, file.Name, file.ChunkCount, file.Format])),
            new("Lists", ["Name"], (name, one, _, token) => NamedAsync(name, model.Lists.ListAsync(token), one)),
            new("ListProperties", ["List"], ListPropertiesAsync),
            new("Modules", ["Name"], (name, one, _, token) => NamedAsync(name, model.Modules.ListAsync(token), one)),
            new("LineItems", ["Module", "Name"], LineItemsAsync),
            new("Views", ["Module", "Name"], ViewsAsync),
            new("Versions", ["Name"], async (name, one, _, token) => SchemaTable.New(name, "Id", "Name", "IsCurrent", "IsActual")
                .With(await ListAsync(model.Versions.ListAsync(token), one).ConfigureAwait(false), version => [version.Id, version.Name, version.IsCurrent ? "true" : "false", version.IsActual ? "true" : "false"])),
            new("Dashboards", ["Name"], (name, one, _, token) => NamedAsync(name, model.Dashboards.ListAsync(token), one)),
            new("Columns", ["Kind", "Name"], new ColumnCollection(model).ReadAsync),
        ];
    }

    /// <exception cref="ArgumentException">There is no such collection, or it has fewer restrictions.</exception>
    public Task<DataTable> ReadAsync(string name, string?[] restrictions, CancellationToken cancellationToken)
    {
        var known = Array.Find(_known, collection => string.Equals(collection.Name, name, StringComparison.OrdinalIgnoreCase))
            ?? throw new ArgumentException($"There is no collection '{name}'. There are: {string.Join(", ", _known.Select(collection => collection.Name))}.");
        if (restrictions.Length > known.Restrictions.Length)
            throw new ArgumentException($"'{known.Name}' has {known.Restrictions.Length} restrictions ({string.Join(", ", known.Restrictions)}), and {restrictions.Length} were given.");
        return known.Read(known.Name, restrictions.ElementAtOrDefault(0), restrictions.ElementAtOrDefault(1), cancellationToken);
    }

    /// <summary>All of them, or those of this name or id.</summary>
    internal static async Task<List<T>> ListAsync<T>(IAsyncEnumerable<T> items, string? restriction)
        where T : NamedItem
    {
        var list = new List<T>();
        await foreach (var item in items.ConfigureAwait(false))
        {
            if (restriction is null || item.Id == restriction || string.Equals(item.Name, restriction, StringComparison.OrdinalIgnoreCase))
                list.Add(item);
        }

        return list;
    }

    private static Task<DataTable> Now(DataTable table) => Task.FromResult(table);

    private IEnumerable<(string Name, string[] Restrictions)> Known() => _known.Select(collection => (collection.Name, collection.Restrictions));

    private static async Task<DataTable> NamedAsync<T>(string name, IAsyncEnumerable<T> items, string? restriction)
        where T : NamedItem
        => SchemaTable.New(name, "Id", "Name").With(await ListAsync(items, restriction).ConfigureAwait(false), one => [one.Id, one.Name]);

    private async Task<DataTable> ModelsAsync(string name, string? workspace, string? restriction, CancellationToken cancellationToken)
    {
        var id = workspace is null ? null : (await _client.FindWorkspaceAsync(workspace, cancellationToken).ConfigureAwait(false)).Id;
        return SchemaTable.New(name, "Id", "Name", "State", "WorkspaceId", "WorkspaceName")
            .With(await ListAsync(_client.GetModelsAsync(id, cancellationToken), restriction).ConfigureAwait(false), one => [one.Id, one.Name, one.State.ToString(), one.WorkspaceId, one.WorkspaceName]);
    }

    private async Task<DataTable> ProcessActionsAsync(string name, string? process, string? unused, CancellationToken cancellationToken)
    {
        var table = SchemaTable.New(name, "ProcessId", "ProcessName", "Number:int", "Id", "Name", "Type");
        foreach (var one in await ListAsync(_model.Processes.ListAsync(cancellationToken), process).ConfigureAwait(false))
        {
            var metadata = await _model.Processes.GetMetadataAsync(one.Id, cancellationToken).ConfigureAwait(false);
            table.With(metadata.Actions.Select((action, i) => (action, i)), step => [one.Id, one.Name, step.i + 1, step.action.Id, step.action.Name, step.action.Type]);
        }

        return table;
    }

    private async Task<DataTable> TasksAsync(string name, string? kind, string? restriction, CancellationToken cancellationToken)
    {
        var table = SchemaTable.New(name, "Kind", "ActionId", "ActionName", "TaskId", "State", "CreatedAt");
        await AddAsync("Imports", _model.Imports, _model.Imports.ListAsync(cancellationToken)).ConfigureAwait(false);
        await AddAsync("Exports", _model.Exports, _model.Exports.ListAsync(cancellationToken)).ConfigureAwait(false);
        await AddAsync("Actions", _model.Actions, _model.Actions.ListAsync(cancellationToken)).ConfigureAwait(false);
        await AddAsync("Processes", _model.Processes, _model.Processes.ListAsync(cancellationToken)).ConfigureAwait(false);
        return table;

        async Task AddAsync<T>(string word, ActionClient<T> client, IAsyncEnumerable<T> actions)
            where T : NamedItem
        {
            if (kind is not null && !kind.Equals(word, StringComparison.OrdinalIgnoreCase))
                return;
            foreach (var action in await ListAsync(actions, restriction).ConfigureAwait(false))
            {
                await foreach (var task in client.ListTasksAsync(action.Id, cancellationToken).ConfigureAwait(false))
                    table.With([task], one => [word, action.Id, action.Name, one.Id, one.State.ToString(), one.CreatedAt?.ToString("o")]);
            }
        }
    }

    private async Task<DataTable> ListPropertiesAsync(string name, string? list, string? unused, CancellationToken cancellationToken)
    {
        var table = SchemaTable.New(name, "ListId", "ListName", "Name", "Format", "Formula");
        foreach (var one in await ListAsync(_model.Lists.ListAsync(cancellationToken), list).ConfigureAwait(false))
        {
            var metadata = await _model.Lists.GetMetadataAsync(one.Id, cancellationToken).ConfigureAwait(false);
            table.With(metadata.Properties, property => [one.Id, one.Name, property.Name, property.Format?.ToString() ?? property.FormatText, property.Formula]);
        }

        return table;
    }

    private async Task<DataTable> LineItemsAsync(string name, string? module, string? restriction, CancellationToken cancellationToken)
    {
        var all = await ListAsync(_model.LineItems.ListAsync(cancellationToken), restriction).ConfigureAwait(false);
        return SchemaTable.New(name, "ModuleId", "ModuleName", "Id", "Name", "Format", "Formula", "Summary").With(
            all.Where(one => module is null || one.ModuleId == module || string.Equals(one.ModuleName, module, StringComparison.OrdinalIgnoreCase)),
            one => [one.ModuleId, one.ModuleName, one.Id, one.Name, one.Format?.ToString() ?? one.FormatText, one.Formula, one.Summary]);
    }

    private async Task<DataTable> ViewsAsync(string name, string? module, string? restriction, CancellationToken cancellationToken)
    {
        var modules = await ListAsync(_model.Modules.ListAsync(cancellationToken), module).ConfigureAwait(false);
        var all = await ListAsync(_model.Views.ListAsync(cancellationToken), restriction).ConfigureAwait(false);
        return SchemaTable.New(name, "ModuleId", "ModuleName", "Id", "Name").With(
            all.Select(view => (view, module: modules.Find(one => one.Id == view.ModuleId))).Where(one => module is null || one.module is not null),
            one => [one.view.ModuleId, one.module?.Name, one.view.Id, one.view.Name]);
    }

    private sealed record Collection(string Name, string[] Restrictions, Func<string, string?, string?, CancellationToken, Task<DataTable>> Read);
}
