using System.Globalization;

namespace AnaplanConnectors.Simulator;

/// <summary>Settles ids and defaults of a tenant and reports what is wrong with its definition.</summary>
internal static class TenantBuilder
{
    private const string DefaultUser = "user@example.com";

    public static TenantState Build(TenantDefinition definition, Problems problems)
    {
        var ids = new IdSource();
        TakeGivenIds(definition, ids, problems);
        var users = Users(definition, ids, problems);
        var clients = definition.Clients.Select(client => OAuthClientState.Create(client, ids, problems)).ToList();
        var workspaces = definition.Workspaces.Select(workspace => Workspace(definition, workspace, users, ids, problems))
            .ToList();
        return new TenantState(ids.HexOf(definition.Id, upperCase: false, "tenant", definition.Name), definition.Name, users,
            clients, workspaces);
    }

    private static void TakeGivenIds(TenantDefinition definition, IdSource ids, Problems problems)
    {
        var given = definition.Users.Select(user => (Definition: (object)user, user.Id))
            .Concat(definition.Clients.Select(client => (Definition: (object)client, client.Id)))
            .Concat(definition.Workspaces.Select(workspace => (Definition: (object)workspace, workspace.Id)))
            .Concat(definition.Workspaces.SelectMany(workspace => workspace.Models)
                .Select(model => (Definition: (object)model, model.Id)));
        foreach (var (item, id) in given)
        {
            if (id is not null && !ids.TryTake(id))
                problems.Add(item, "Id", $"The id '{id}' is used twice.");
        }
    }

    private static List<UserState> Users(TenantDefinition definition, IdSource ids, Problems problems)
    {
        var users = new Dictionary<string, UserState>(StringComparer.OrdinalIgnoreCase);
        foreach (var user in definition.Users.DefaultIfEmpty(new UserDefinition { Email = DefaultUser }))
        {
            if (user.Email.Length == 0)
                problems.Add(user, null, "A user has no e-mail address.");
            else if (!users.TryAdd(user.Email, User(user, ids)))
                problems.Add(user, nameof(user.Email), $"The user '{user.Email}' is defined twice.");
        }

        return [.. users.Values];
    }

    private static UserState User(UserDefinition user, IdSource ids)
    {
        var words = user.Email.Split('@')[0].Split('.', 2).Where(word => word.Length > 0).Select(Capitalised).ToList();
        return new UserState(ids.HexOf(user.Id, upperCase: false, "user", user.Email), user.Email)
        {
            Password = user.Password,
            FirstName = user.FirstName ?? words.ElementAtOrDefault(0) ?? "Some",
            LastName = user.LastName ?? words.ElementAtOrDefault(1) ?? "User",
            Active = user.Active,
            TenantAdministrator = user.TenantAdministrator,
            LastLoginDate = user.LastLoginDate,
            Roles = user.Roles,
            Certificates = user.Certificates,
            ApiKeys = user.ApiKeys,
        };
    }

    private static string Capitalised(string word) => word[..1].ToUpper(CultureInfo.InvariantCulture) + word[1..];

    private static WorkspaceState Workspace(TenantDefinition tenant, WorkspaceDefinition definition, List<UserState> users,
        IdSource ids, Problems problems)
    {
        if (definition.Name.Length == 0)
            problems.Add(definition, null, "A workspace has no name.");
        var named = new UserNames(users, problems);
        var administrators = definition.Administrators is null
            ? [.. users]
            : named.Find(definition, nameof(definition.Administrators), definition.Administrators,
                $"workspace '{definition.Name}'");
        var visitors = definition.Users is null
            ? [.. users]
            : named.Find(definition, nameof(definition.Users), definition.Users, $"workspace '{definition.Name}'");
        var workspace = new WorkspaceState(definition, ids.HexOf(definition.Id, upperCase: false, "workspace", definition.Name),
            administrators, visitors.Union(administrators).ToHashSet(), named.Find(definition, nameof(definition.ExceptionUsers),
                definition.ExceptionUsers, $"workspace '{definition.Name}'"));
        workspace.Models = [.. definition.Models.Select(model => new ModelBuilder(model, workspace, named, problems)
            .Build(ids.HexOf(model.Id, upperCase: true, "model", tenant.Name, definition.Name, model.Name)))];
        return workspace;
    }
}

/// <summary>Finds users by e-mail address and reports those who do not exist.</summary>
internal sealed class UserNames(List<UserState> users, Problems problems)
{
    public HashSet<UserState> Find(object definition, string property, IReadOnlyList<string> emails, string where)
    {
        var found = new HashSet<UserState>();
        foreach (var email in emails)
        {
            var user = users.Find(candidate => candidate.Email.Equals(email, StringComparison.OrdinalIgnoreCase));
            if (user is null)
                problems.Add(definition, property, $"In {where} there is no user '{email}'.",
                    Nearest.To(email, users.Select(candidate => candidate.Email)));
            else
                found.Add(user);
        }

        return found;
    }
}
