namespace AnaplanConnectors.Simulator;

/// <summary>Settles ids and defaults of a model and finds what its definitions refer to.</summary>
internal sealed class ModelBuilder(ModelDefinition definition, WorkspaceState workspace, UserNames users, Problems problems)
{
    private readonly IdSource _ids = new();
    private readonly string _where = $"model '{definition.Name}'";

    public ModelState Build(string id)
    {
        if (definition.Name.Length == 0)
            problems.Add(definition, null, $"A model in workspace '{workspace.Name}' has no name.");
        TakeGivenIds();
        var time = new CalendarBuilder(definition, _where, _ids, problems);
        var calendar = time.Build();
        var versions = time.BuildVersions(calendar);
        var lists = new ListBuilder(definition, _where, _ids, problems).Build();
        var modules = new ModuleBuilder(definition, _where, lists, calendar, _ids, problems).Build();
        var subsets = definition.LineItemSubsets.Select(subset => Build(subset, modules)).ToList();
        var actions = new ActionBuilder(definition, _where, lists, modules, _ids, problems);
        var files = actions.BuildFiles();
        var imports = actions.BuildImports(files);
        var exports = actions.BuildExports();
        var others = actions.BuildOthers();
        IReadOnlyList<ActionState> runnable = [.. imports, .. exports, .. others];
        var processes = actions.BuildProcesses(runnable);
        var parts = new ModelParts(new ModelFrame(calendar, versions, [.. workspace.Users.OrderBy(user => user.Email, StringComparer.Ordinal)]), lists, modules, subsets, files, imports, exports, others, processes,
            [.. definition.Dashboards.Select(dashboard => new DashboardState(dashboard.Id ?? _ids.Next(FirstId.Dashboard), dashboard.Name))],
            BuildAccess([.. runnable, .. processes], modules, lists));
        return WithData(new ModelState(definition, id, workspace, parts, _ids));
    }

    private ModelState WithData(ModelState model)
    {
        // Data can only be read with a sound structure; its problems come next.
        if (problems.Any)
            return model;
        try
        {
            Change(model, transaction => new InitialItems(model, transaction, users, problems).Load());
            // Items first: committing them makes room for cells.
            Change(model, transaction => new InitialCells(model, transaction, problems).Load());
        }
        catch (ActionFailedException failure)
        {
            problems.Add(definition, null, $"The data of {_where} cannot be loaded. {failure.Message}");
        }

        return model;
    }

    private static void Change(ModelState model, Action<ModelTransaction> change)
    {
        using var transaction = model.Begin(CancellationToken.None);
        change(transaction);
        transaction.Commit();
    }

    private LineItemSubsetState Build(LineItemSubsetDefinition subset, List<ModuleState> modules)
    {
        if (subset.Name.Length == 0)
            problems.Add(subset, null, $"A line item subset of {_where} has no name.");
        var byName = new NameIndex<LineItemState>("line item", _where, [.. modules.SelectMany(module => module.LineItems)],
            item => item.Id, item => $"{item.Module.Name}.{item.Name}", problems);
        return new LineItemSubsetState(subset.Id ?? _ids.Next(FirstId.LineItemSubset), subset.Name,
            [.. subset.LineItems.Select(name => byName.Find(subset, nameof(subset.LineItems), name,
                $"line item subset '{subset.Name}'")).OfType<LineItemState>()]);
    }

    private void TakeGivenIds()
    {
        var given = definition.Versions.Select(item => (Definition: (object)item, item.Id))
            .Concat(definition.Lists.Select(item => (Definition: (object)item, item.Id)))
            .Concat(definition.Lists.SelectMany(list => list.Subsets).Select(item => (Definition: (object)item, item.Id)))
            .Concat(definition.Modules.Select(item => (Definition: (object)item, item.Id)))
            .Concat(definition.Modules.SelectMany(module => module.LineItems).Select(item => (Definition: (object)item, item.Id)))
            .Concat(definition.Modules.SelectMany(module => module.Views).Select(item => (Definition: (object)item, item.Id)))
            .Concat(definition.Dashboards.Select(item => (Definition: (object)item, item.Id)))
            .Concat(definition.LineItemSubsets.Select(item => (Definition: (object)item, item.Id)))
            .Concat(definition.Files.Select(item => (Definition: (object)item, item.Id)))
            .Concat(definition.Imports.Select(item => (Definition: (object)item, item.Id)))
            .Concat(definition.Exports.Select(item => (Definition: (object)item, item.Id)))
            .Concat(definition.Actions.Select(item => (Definition: (object)item, item.Id)))
            .Concat(definition.Processes.Select(item => (Definition: (object)item, item.Id)));
        foreach (var (item, id) in given)
        {
            if (id is not null && !_ids.TryTake(id))
                problems.Add(item, "Id", $"In {_where} the id '{id}' is used twice.");
        }
    }

    private Dictionary<UserState, ModelAccess> BuildAccess(IReadOnlyList<ActionState> actions, List<ModuleState> modules,
        List<ListState> lists)
    {
        var modulesByName = new NameIndex<ModuleState>("module", _where, modules, module => module.Id, module => module.Name, problems);
        var listsByName = new NameIndex<ListState>("list", _where, lists, list => list.Id, list => list.Name, problems);
        var byName = new NameIndex<ActionState>("action", _where, actions, action => action.Id, action => action.Name, problems);
        var access = new Dictionary<UserState, ModelAccess>();
        foreach (var role in definition.Roles)
        {
            var hidden = role.HiddenActions
                .Select(name => byName.Find(role, nameof(role.HiddenActions), name, $"role '{role.Name}'"))
                .OfType<ActionState>().ToHashSet();
            var hiddenModules = role.HiddenModules
                .Select(name => modulesByName.Find(role, nameof(role.HiddenModules), name, $"role '{role.Name}'"))
                .OfType<ModuleState>().ToHashSet();
            var hiddenLists = role.HiddenLists
                .Select(name => listsByName.Find(role, nameof(role.HiddenLists), name, $"role '{role.Name}'"))
                .OfType<ListState>().ToHashSet();
            foreach (var user in users.Find(role, nameof(role.Users), role.Users, $"role '{role.Name}'"))
            {
                if (!access.TryAdd(user, new ModelAccess(role.Name, role.Access, hidden, hiddenModules, hiddenLists)))
                    problems.Add(role, nameof(role.Users), $"In {_where} the user '{user.Email}' has two roles.");
            }
        }

        return access;
    }
}
