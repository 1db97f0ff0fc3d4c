using AnaplanConnectors.Simulator;
using AnaplanConnectors.TestKit;

namespace AnaplanConnectors.Client.Tests;

/// <summary>A tenant with one of everything that the client reads and writes.</summary>
internal static class TwinTenant
{
    public const string DeviceClient = "5c2b0000000000000000000000000001", CodeClient = "9f1c0000000000000000000000000002";

    public static TenantDefinition Create() => new()
    {
        Users =
        [
            new()
            {
                Email = Some.User, TenantAdministrator = true,
                Roles = [TenantRole.TenantAuditor, TenantRole.TenantSecurityAdministrator, TenantRole.UserAdministrator, TenantRole.RestrictedIntegrationUser],
            },
            new() { Email = "bob@example.com" },
        ],
        Clients =
        [
            new() { Id = DeviceClient, Name = "Device", Grant = OAuthGrant.Device },
            new() { Id = CodeClient, Name = "Code", RedirectUris = ["https://etl.example.com/callback"] },
        ],
        Workspaces =
        [
            new()
            {
                Name = Some.WorkspaceName, Administrators = [Some.User], Users = [Some.User, "bob@example.com"],
                Models =
                [
                    new()
                    {
                        Name = Some.ModelName,
                        Lists =
                        [
                            new()
                            {
                                Name = "Products", Properties = [new() { Name = "Colour" }], Subsets = [new() { Name = "Active" }],
                                Items = Enumerable.Range(1, 3).Select(i => new ListItemDefinition { Name = $"Product {i}", Code = $"P{i}" }).ToList(),
                            },
                        ],
                        Modules =
                        [
                            new()
                            {
                                Name = "REV01 Sales", Dimensions = ["Products", "Time"],
                                LineItems =
                                [
                                    new() { Name = "Units" },
                                    new() { Name = "Double", Formula = "Units * 2" },
                                    new() { Name = "Note", Format = new() { Type = CellType.Text } },
                                ],
                            },
                        ],
                        Revisions = [new() { Name = "First" }],
                    },
                ],
            },
        ],
    };
}
