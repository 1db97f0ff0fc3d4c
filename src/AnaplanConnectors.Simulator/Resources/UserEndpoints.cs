using System.Text.Json;

namespace AnaplanConnectors.Simulator;

/// <summary>Users (API reference 3.1).</summary>
internal sealed class UserEndpoints(TenantState tenant, TokenStore tokens)
{
    private readonly SortOrder<UserState> _order = SortOrder<UserState>.Strict(
        ("firstName", (left, right) => string.Compare(left.FirstName, right.FirstName, StringComparison.OrdinalIgnoreCase)),
        ("lastName", (left, right) => string.Compare(left.LastName, right.LastName, StringComparison.OrdinalIgnoreCase)),
        ("email", (left, right) => string.Compare(left.Email, right.Email, StringComparison.OrdinalIgnoreCase)),
        ("active", (left, right) => left.Active.CompareTo(right.Active)),
        ("lastLoginDate", (left, right) => string.CompareOrdinal(left.LastLoginDate, right.LastLoginDate)));

    public ApiResponse Me(ApiCall call) => One(call, call.User);

    public ApiResponse Get(ApiCall call) =>
        One(call, tenant.Users.FirstOrDefault(user => user.Id == call["user"]) ?? throw ApiException.NotFound());

    public ApiResponse List(ApiCall call)
    {
        var users = tenant.Users.Matching(call.Query["s"], user => user.Email, user => user.FirstName, user => user.LastName);
        return Envelope.Page(call, "user", "users", _order.Apply(call.Query, users), Write);
    }

    private ApiResponse One(ApiCall call, UserState user) => Envelope.Of(call, "user", json =>
    {
        json.WriteStartObject("user");
        Write(json, user);
        json.WriteEndObject();
    });

    private void Write(Utf8JsonWriter json, UserState user)
    {
        json.WriteString("id", user.Id);
        json.WriteBoolean("active", user.Active);
        json.WriteString("email", user.Email);
        json.WriteBoolean("emailOptIn", true);
        json.WriteString("firstName", user.FirstName);
        json.WriteString("lastName", user.LastName);
        json.WriteString("customerId", tenant.Id);
        json.WriteOptionalString("lastLoginDate", tokens.LastSignIn(user) is { } instant
            ? JsonText.Date(instant)
            : user.LastLoginDate);
    }
}
