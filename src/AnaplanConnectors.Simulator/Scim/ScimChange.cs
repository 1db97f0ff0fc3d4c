using System.Text.Json;
using System.Text.RegularExpressions;

namespace AnaplanConnectors.Simulator;

/// <summary>
/// What a request wants a user to become. It is read and checked as a whole before anything is changed, so that a wrong request
/// changes nothing.
/// </summary>
internal sealed partial class ScimChange(TenantState tenant)
{
    private const int MostEntitlements = 50;

    public string? GivenName { get; private set; }

    public string? FamilyName { get; private set; }

    public string? DisplayName { get; private set; }

    public string? ExternalId { get; private set; }

    public bool? Active { get; private set; }

    /// <summary>All workspaces the user shall have; null: they stay.</summary>
    public HashSet<WorkspaceState>? Workspaces { get; private set; }

    /// <summary>Reads a whole user, as POST and PUT send it.</summary>
    public ScimChange Read(JsonElement user)
    {
        Set("name", Member(user, "name") ?? throw Invalid("name is mandatory"));
        if (GivenName is null || FamilyName is null)
            throw Invalid("name.givenName and name.familyName are mandatory");
        foreach (var attribute in new[] { "displayName", "externalId", "active", "entitlements" })
        {
            if (Member(user, attribute) is { } value)
                Set(attribute, value);
        }
        return this;
    }

    /// <summary>Reads the operations of a PATCH.</summary>
    public ScimChange Patch(JsonElement request, UserState user)
    {
        if (Member(request, "Operations") is not { ValueKind: JsonValueKind.Array } operations || operations.GetArrayLength() == 0)
            throw Invalid("Operations is mandatory");
        Workspaces = [.. tenant.Workspaces.Where(workspace => workspace.Users.Contains(user))];
        foreach (var operation in operations.EnumerateArray())
            Patch(operation);
        return this;
    }

    public void Apply(UserState user)
    {
        user.FirstName = GivenName ?? user.FirstName;
        user.LastName = FamilyName ?? user.LastName;
        user.DisplayName = DisplayName ?? user.DisplayName;
        user.ExternalId = ExternalId ?? user.ExternalId;
        user.Active = Active ?? user.Active;
        foreach (var workspace in Workspaces is null ? [] : tenant.Workspaces)
            workspace.SetUser(user, Workspaces!.Contains(workspace));
    }

    private void Patch(JsonElement operation)
    {
        var path = operation.ValueKind == JsonValueKind.Object ? operation.Text("path") : throw Invalid("An operation is no object");
        var value = Member(operation, "value");
        switch (operation.Text("op")?.ToLowerInvariant())
        {
            case "add" or "replace" when value is { } given && path is null && given.ValueKind == JsonValueKind.Object:
                foreach (var member in given.EnumerateObject())
                    Set(member.Name, member.Value);
                break;
            case "add" when path == "entitlements" && value is { } added:
                Workspaces!.UnionWith(Entitlements(added));
                break;
            case "add" or "replace" when path is not null && value is { } given:
                Set(path, given);
                break;
            case "remove" when path is not null:
                Remove(path);
                break;
            default:
                throw Invalid("An operation needs op (add, replace, remove) and what goes with it");
        }
    }

    private void Set(string path, JsonElement value)
    {
        switch (path)
        {
            case "name" when value.ValueKind == JsonValueKind.Object:
                foreach (var part in value.EnumerateObject().Where(part => part.Name != "formatted"))
                    Set($"name.{part.Name}", part.Value);
                break;
            case "name.givenName":
                GivenName = Words(value);
                break;
            case "name.familyName":
                FamilyName = Words(value);
                break;
            case "displayName":
                DisplayName = Words(value);
                break;
            case "externalId":
                ExternalId = Words(value);
                break;
            case "active" when value.ValueKind is JsonValueKind.True or JsonValueKind.False:
                Active = value.GetBoolean();
                break;
            case "entitlements":
                Workspaces = Entitlements(value);
                break;
            default:
                throw new ApiException(400, $"'{path}' cannot be set so", "invalidPath");
        }
    }

    private void Remove(string path)
    {
        if (path == "entitlements")
            Workspaces = [];
        else if (EntitlementPath().Match(path) is { Success: true } match)
            Workspaces!.RemoveWhere(workspace => workspace.Id == match.Groups[1].Value);
        else
            throw new ApiException(400, $"'{path}' cannot be removed", "invalidPath");
    }

    private HashSet<WorkspaceState> Entitlements(JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.Array)
            throw Invalid("entitlements has to be an array");
        if (value.GetArrayLength() > MostEntitlements)
            throw Invalid($"More than {MostEntitlements} entitlements");
        // The lists of ids and names in our own answers say nothing new, and come back when a client sends them back.
        return [.. value.EnumerateArray().Where(entry => entry.Text("type") is null or "WORKSPACE").Select(entry =>
            tenant.Workspaces.FirstOrDefault(workspace => workspace.Id == entry.Text("value"))
                ?? throw Invalid($"There is no workspace '{entry.Text("value")}'"))];
    }

    private static string Words(JsonElement value) => value.ValueKind == JsonValueKind.String && value.GetString() is { Length: > 0 } text
        ? text
        : throw Invalid("A text is missing");

    private static JsonElement? Member(JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;

    private static ApiException Invalid(string message) => new(400, message, "invalidValue");

    [GeneratedRegex("""^entitlements\[value eq "([0-9a-f]{32})"\]$""")]
    private static partial Regex EntitlementPath();
}
