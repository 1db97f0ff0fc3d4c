using System.Net.Http.Headers;
using System.Text;

namespace AnaplanConnectors.Simulator.Tests;

/// <summary>
/// A tenant whose users have the roles the secondary services ask for: Ada has them all, Bob has none. A second model descends from
/// the first, and one workspace has single sign-on.
/// </summary>
public abstract class TenantTest : ServiceTest
{
    private protected const string Sso = "8a81c0de5f3e4a1b9c2d7e6f8a901b99";
    private protected const string Test = "7C4E19A2D5B84F60A1E3C9B7F2D80E99";
    private protected const string Key = "auk_us1_0123456789";
    private protected const string EmptyList = "101000000099";
    private protected const string Bucket = "samplebucket";

    private protected string AdaId => "8a81c0de91d34b7f8e2a6c05f17b3d48";

    private protected override TenantDefinition Tenant
    {
        get
        {
            var sample = Sample.Tenant();
            return new TenantDefinition
            {
                Id = sample.Id,
                Users =
                [
                    new()
                    {
                        Id = AdaId, Email = Sample.Ada, Password = Sample.Password, TenantAdministrator = true, ApiKeys = [Key],
                        Roles = [.. Enum.GetValues<TenantRole>()],
                    },
                    .. sample.Users.Skip(1),
                    new() { Email = "sso@example.com", Password = Sample.Password },
                ],
                Clients =
                [
                    new() { Id = "0123456789abcdef0123456789abcd01", Name = "ETL", RedirectUris = ["https://etl.example.com/"] },
                    new() { Id = "0123456789abcdef0123456789abcd02", Name = "Shell", Grant = OAuthGrant.Device },
                ],
                Storages = [new() { Name = Bucket, Files = Files }],
                Workspaces =
                [
                    Finance(sample.Workspaces[0]),
                    sample.Workspaces[1],
                    new() { Id = Sso, Name = "Single", SingleSignOn = true, Administrators = [], Users = ["sso@example.com"] },
                ],
            };
        }
    }

    private protected static IReadOnlyList<StorageFileDefinition> Files =>
    [
        new() { Name = "products.csv", Text = "Name,Code\nCity Bike,CB1\n" },
        new() { Name = "bad.csv", Text = "Name,Code\nCity Bike,CB1\n,X1\n" },
    ];

    private protected static async Task<string> TextAsync(Task<HttpResponseMessage> sending)
    {
        using var response = await sending;
        return await response.Content.ReadAsStringAsync();
    }

    private protected Task<HttpResponseMessage> WithAsync(HttpMethod method, string path, string authorization, HttpContent? content = null)
    {
        var request = new HttpRequestMessage(method, path) { Content = content };
        request.Headers.Authorization = AuthenticationHeaderValue.Parse(authorization);
        return Client.SendAsync(request);
    }

    private protected static HttpContent Scim(string json) => new StringContent(json, Encoding.UTF8, "application/scim+json");

    private static WorkspaceDefinition Finance(WorkspaceDefinition sample) => new()
    {
        Id = sample.Id,
        Name = sample.Name,
        Administrators = sample.Administrators,
        Users = sample.Users,
        Models = [WithRevision(sample.Models[0]), .. sample.Models.Skip(1), new() { Id = Test, Name = "Test", Revisions = [new() { Name = "First" }] }],
    };

    private static ModelDefinition WithRevision(ModelDefinition sample) => new()
    {
        Id = sample.Id, Name = sample.Name, Lists = [.. sample.Lists, new() { Id = EmptyList, Name = "Empty" }], Modules = sample.Modules, Files = sample.Files, Imports = sample.Imports,
        Exports = sample.Exports, Actions = sample.Actions, Processes = sample.Processes, Roles = sample.Roles,
        Revisions = [new() { Name = "First" }],
    };
}
