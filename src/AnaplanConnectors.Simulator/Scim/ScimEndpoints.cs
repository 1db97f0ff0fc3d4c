using System.Globalization;
using System.Text.Json;

namespace AnaplanConnectors.Simulator;

/// <summary>Users by SCIM (API reference 10.4).</summary>
internal sealed class ScimEndpoints(TenantState tenant)
{
    private const int DefaultCount = 50;
    private const int MostCount = 100;
    private static readonly string[] Types = [ApiBody.ScimJson, Endpoint.Json];

    public IEnumerable<Endpoint> Endpoints() =>
    [
        Line(Route.ScimUsers, "GET", "/Users", At(List)),
        Line(Route.CreateScimUser, "POST", "/Users", CreateAsync) with { Consumes = Types },
        Line(Route.ScimUser, "GET", "/Users/{user}", At(call => User(200, call, Find(call)))),
        Line(Route.ReplaceScimUser, "PUT", "/Users/{user}", ReplaceAsync) with { Consumes = Types },
        Line(Route.PatchScimUser, "PATCH", "/Users/{user}", PatchAsync) with { Consumes = Types },
        Line(Route.Unknown, "DELETE", "/Users/{user}", At(_ => throw new ApiException(501, "Users cannot be deleted"))),
        Line(Route.ScimMetadata, "GET", "/ServiceProviderConfig", At(ScimMetadata.Configuration)) with { NeedsToken = false },
        Line(Route.ScimMetadata, "GET", "/ResourceTypes", At(ScimMetadata.ResourceTypes)) with { NeedsToken = false },
        Line(Route.ScimMetadata, "GET", "/Schemas", At(ScimMetadata.Schemas)) with { NeedsToken = false },
    ];

    private ApiResponse List(ApiCall call)
    {
        RequireRole(call);
        var start = Math.Max(1, Number(call, "startIndex", 1));
        var count = Math.Clamp(Number(call, "count", DefaultCount), 0, MostCount);
        var matches = call.Query["filter"] is { Length: > 0 } filter ? tenant.Users.Where(ScimFilter.Parse(filter)).ToList() : tenant.Users;
        var rows = matches.Skip(start - 1).Take(count)
            .Select(user => (Action<Utf8JsonWriter>)(json => ScimJson.WriteUser(json, user, tenant, call.Request.Origin))).ToList();
        return ScimJson.Lists(matches.Count, start, rows);
    }

    private async ValueTask<ApiResponse> CreateAsync(ApiCall call, CancellationToken cancellationToken)
    {
        RequireRole(call);
        var request = await JsonRequest.ReadAsync(call, cancellationToken);
        if (request.Text("userName") is not { } email || !email.Contains('@', StringComparison.Ordinal))
            throw new ApiException(400, "userName has to be an e-mail address", "invalidValue");
        var change = new ScimChange(tenant).Read(request);
        var user = new UserState(UserState.NewId(), email)
        {
            FirstName = change.GivenName!, LastName = change.FamilyName!, JoinedLater = true,
        };
        if (!tenant.TryAdd(user))
            throw new ApiException(409, $"A user '{email}' exists already", "uniqueness");
        change.Apply(user);
        return User(201, call, user);
    }

    private async ValueTask<ApiResponse> ReplaceAsync(ApiCall call, CancellationToken cancellationToken)
    {
        var user = Find(call);
        var request = await JsonRequest.ReadAsync(call, cancellationToken);
        if (request.Text("userName") is { } email && !email.Equals(user.Email, StringComparison.OrdinalIgnoreCase))
            throw new ApiException(400, "userName cannot be changed", "mutability");
        new ScimChange(tenant).Read(request).Apply(user);
        return User(200, call, user);
    }

    private async ValueTask<ApiResponse> PatchAsync(ApiCall call, CancellationToken cancellationToken)
    {
        var user = Find(call);
        new ScimChange(tenant).Patch(await JsonRequest.ReadAsync(call, cancellationToken), user).Apply(user);
        return User(200, call, user);
    }

    private UserState Find(ApiCall call)
    {
        RequireRole(call);
        return tenant.Users.FirstOrDefault(user => user.Id == call["user"]) ?? throw new ApiException(404, $"User {call["user"]} not found");
    }

    private ApiResponse User(int status, ApiCall call, UserState user)
    {
        var response = ScimJson.Answer(status, json => ScimJson.WriteUser(json, user, tenant, call.Request.Origin));
        return status == 201 ? response.With("Location", $"{call.Request.Origin}{ScimJson.Root}/Users/{user.Id}") : response;
    }

    private static void RequireRole(ApiCall call)
    {
        if (!call.User.Has(TenantRole.UserAdministrator))
            throw new ApiException(403, "The user may not manage users");
    }

    private static int Number(ApiCall call, string name, int otherwise) => call.Query[name] is not { Length: > 0 } text
        ? otherwise
        : int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw new ApiException(400, $"'{text}' is no number", "invalidValue");

    private static Endpoint Line(Route route, string method, string path, EndpointHandler handler) =>
        new(route, method, ScimJson.Root + path, handler) { Produces = Types };

    private static EndpointHandler At(Func<ApiCall, ApiResponse> handler) => (call, _) => ValueTask.FromResult(handler(call));
}
