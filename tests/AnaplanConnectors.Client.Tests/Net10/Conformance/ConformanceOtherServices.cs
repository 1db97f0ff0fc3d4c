using static AnaplanConnectors.Client.Tests.ConformanceOperations;

namespace AnaplanConnectors.Client.Tests;

/// <summary>The calls of audit, SCIM, administration and CloudWorks.</summary>
internal static class ConformanceOtherServices
{
    private const string Audit = "/audit/api/1/events", Scim = "/scim/1/0/v2/", Admin = "/admin/1/0/", Cloud = "/cloudworks/2/0/", Integration = Cloud + "integrations/i1";

    private static readonly Reply Events = Replies.Json("{ 'response' : [ ] }");

    private static readonly Reply User = Replies.Json("{ 'id' : '1' }");

    public static IEnumerable<ConformanceOperation> All =>
    [
        Read("AuditClient.ListAsync", "GET", Audit, Events, c => c.Audit.ListAsync().ToListAsync(default)),
        Read("AuditClient.SearchAsync", "POST", Audit + "/search", Events, c => c.Audit.SearchAsync().ToListAsync(default)),
        Bytes("AuditClient.OpenCefAsync", Audit, Replies.Content("CEF", "text/plain"), async c => (await c.Audit.OpenCefAsync()).Dispose()),

        Read("ScimClient.ListUsersAsync", "GET", Scim + "Users", Replies.Json("{ 'totalResults' : 0 }"), c => c.Scim.ListUsersAsync().ToListAsync(default)),
        Read("ScimClient.GetUserAsync", "GET", Scim + "Users/1", User, c => c.Scim.GetUserAsync("1")),
        Once("ScimClient.CreateUserAsync", Scim + "Users", User, c => c.Scim.CreateUserAsync(new() { UserName = "x" })),
        Set("ScimClient.ReplaceUserAsync", "PUT", Scim + "Users/1", User, c => c.Scim.ReplaceUserAsync("1", new())),
        Set("ScimClient.UpdateUserAsync", "PATCH", Scim + "Users/1", User, c => c.Scim.UpdateUserAsync("1", [])),
        Any("ScimClient.GetServiceProviderConfigAsync", Scim + "ServiceProviderConfig", c => c.Scim.GetServiceProviderConfigAsync()),
        Any("ScimClient.GetResourceTypesAsync", Scim + "ResourceTypes", c => c.Scim.GetResourceTypesAsync()),
        Any("ScimClient.GetSchemasAsync", Scim + "Schemas", c => c.Scim.GetSchemasAsync()),

        Read("ExceptionUserClient.FindByWorkspaceAsync", "POST", Admin + "permissions/exception-users/search", Events, c => c.ExceptionUsers.FindByWorkspaceAsync("w1")),
        Read("ExceptionUserClient.FindByUserAsync", "POST", Admin + "permissions/exception-users/search", Events, c => c.ExceptionUsers.FindByUserAsync("1")),
        Quiet("ExceptionUserClient.AssignAsync", "PATCH", Admin + "permissions/exception-users/users/1", c => c.ExceptionUsers.AssignAsync("1", "w1")),
        Quiet("ExceptionUserClient.UnassignAsync", "PATCH", Admin + "permissions/exception-users/users/1", c => c.ExceptionUsers.UnassignAsync("1", "w1")),
        Set("AdministrationClient.ImportUsersAsync", "PUT", Admin + "users/import", Replies.Json("{ 'accepted' : 1 }"), c => c.Administration.ImportUsersAsync([1])),
        Bytes("AdministrationClient.OpenUsersAsync", Admin + "users/export", Replies.Content("username\n", "text/csv"), async c => (await c.Administration.OpenUsersAsync()).Dispose()),

        Read("CloudWorksClient.ListAsync", "GET", Cloud + "integrations", Of("'integrations' : [ ]"), c => c.CloudWorks.ListAsync().ToListAsync(default)),
        Read("CloudWorksClient.GetAsync", "GET", Integration, Of("'integration' : { 'integrationId' : 'i1' }"), c => c.CloudWorks.GetAsync("i1")),
        Once("CloudWorksClient.CreateAsync", Cloud + "integrations", Of("'integration' : { 'integrationId' : 'i1' }"), c => c.CloudWorks.CreateAsync(new() { Name = "x" })),
        Quiet("CloudWorksClient.ReplaceAsync", "PUT", Integration, c => c.CloudWorks.ReplaceAsync("i1", new())),
        Quiet("CloudWorksClient.DeleteAsync", "DELETE", Integration, c => c.CloudWorks.DeleteAsync("i1")),
        Once("CloudWorksClient.RunAsync", Integration + "/run", Of("'run' : { 'id' : 'r1' }"), c => c.CloudWorks.RunAsync("i1")),
        Quiet("CloudWorksClient.CancelAsync", "POST", Integration + "/cancel", c => c.CloudWorks.CancelAsync("i1")),
        Quiet("CloudWorksClient.CreateScheduleAsync", "POST", Integration + "/schedule", c => c.CloudWorks.CreateScheduleAsync("i1", new())),
        Quiet("CloudWorksClient.ReplaceScheduleAsync", "PUT", Integration + "/schedule", c => c.CloudWorks.ReplaceScheduleAsync("i1", new())),
        Quiet("CloudWorksClient.DeleteScheduleAsync", "DELETE", Integration + "/schedule", c => c.CloudWorks.DeleteScheduleAsync("i1")),
        Quiet("CloudWorksClient.SetScheduleEnabledAsync", "POST", Integration + "/schedule/status/enabled", c => c.CloudWorks.SetScheduleEnabledAsync("i1", true)),
        Read("CloudWorksClient.ListRunsAsync", "GET", Cloud + "integrations/runs/i1", Of("'history_of_runs' : { }"), c => c.CloudWorks.ListRunsAsync("i1").ToListAsync(default)),
        Read("CloudWorksClient.GetRunAsync", "GET", Cloud + "integrations/run/r1", Of("'run' : { 'id' : 'r1' }"), c => c.CloudWorks.GetRunAsync("r1")),
        Read("CloudWorksClient.GetRunErrorsAsync", "GET", Cloud + "integrations/runerror/r1", Of("'runs' : { }"), c => c.CloudWorks.GetRunErrorsAsync("r1")),
        Bytes("CloudWorksClient.OpenDumpsAsync", Cloud + "integrations/run/r1/dumps", Replies.Bytes([1]), async c => (await c.CloudWorks.OpenDumpsAsync("r1")).Dispose()),
        Bytes("CloudWorksClient.OpenImportDumpAsync", Cloud + "integrations/run/r1/process/import/112/dumps", Replies.Bytes([1]), async c => (await c.CloudWorks.OpenImportDumpAsync("r1", "112")).Dispose()),

        Read("CloudConnectionClient.ListAsync", "GET", Cloud + "integrations/connections", Of("'connections' : [ ]"), c => c.CloudWorks.Connections.ListAsync().ToListAsync(default)),
        Once("CloudConnectionClient.CreateAsync", Cloud + "integrations/connections", Of("'connectionId' : 'c1'"), c => c.CloudWorks.Connections.CreateAsync(new() { Body = new("{}") })),
        Quiet("CloudConnectionClient.ReplaceAsync", "PUT", Cloud + "integrations/connections/c1", c => c.CloudWorks.Connections.ReplaceAsync("c1", new() { Body = new("{}") })),
        Quiet("CloudConnectionClient.UpdateAsync", "PATCH", Cloud + "integrations/connections/c1", c => c.CloudWorks.Connections.UpdateAsync("c1", new() { Body = new("{}") })),
        Quiet("CloudConnectionClient.DeleteAsync", "DELETE", Cloud + "integrations/connections/c1", c => c.CloudWorks.Connections.DeleteAsync("c1")),
        Read("CloudNotificationClient.GetAsync", "GET", Cloud + "integrations/notification/n1", Of("'notifications' : { }"), c => c.CloudWorks.Notifications.GetAsync("n1")),
        Once("CloudNotificationClient.CreateAsync", Cloud + "integrations/notification", Of("'notificationId' : 'n1'"), c => c.CloudWorks.Notifications.CreateAsync(new())),
        Quiet("CloudNotificationClient.ReplaceAsync", "PUT", Cloud + "integrations/notification/n1", c => c.CloudWorks.Notifications.ReplaceAsync("n1", new())),
        Quiet("CloudNotificationClient.DeleteAsync", "DELETE", Cloud + "integrations/notification/n1", c => c.CloudWorks.Notifications.DeleteAsync("n1")),
        Read("CloudFlowClient.ListAsync", "GET", Cloud + "integrationflows", Of("'integrationFlows' : [ ]"), c => c.CloudWorks.Flows.ListAsync().ToListAsync(default)),
        Read("CloudFlowClient.GetAsync", "GET", Cloud + "integrationflows/f1", Of("'integrationFlow' : { 'id' : 'f1' }"), c => c.CloudWorks.Flows.GetAsync("f1")),
        Once("CloudFlowClient.CreateAsync", Cloud + "integrationflows", Of("'integrationFlow' : { 'integrationFlowId' : 'f1' }"), c => c.CloudWorks.Flows.CreateAsync(new())),
        Quiet("CloudFlowClient.ReplaceAsync", "PUT", Cloud + "integrationflows/f1", c => c.CloudWorks.Flows.ReplaceAsync("f1", new())),
        Quiet("CloudFlowClient.DeleteAsync", "DELETE", Cloud + "integrationflows/f1", c => c.CloudWorks.Flows.DeleteAsync("f1")),
        Once("CloudFlowClient.RunAsync", Cloud + "integrationflows/f1/run", Of("'run' : { 'id' : 'r1' }"), c => c.CloudWorks.Flows.RunAsync("f1")),
    ];

    private static ConformanceOperation Read(string name, string method, string path, Reply answer, Func<AnaplanClient, Task> call)
        => new(name, CallClass.Safe, method, path, answer, call);

    // Whatever object comes is the answer.
    private static ConformanceOperation Any(string name, string path, Func<AnaplanClient, Task> call) => Read(name, "GET", path, User, call) with { Takes = ["other object"] };
}
