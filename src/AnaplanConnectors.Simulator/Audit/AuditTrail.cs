namespace AnaplanConnectors.Simulator;

/// <summary>Writes events for the calls that the service audits, by the name of the call.</summary>
internal sealed class AuditTrail(AuditLog log, TenantState tenant)
{
    public static readonly AuditKind IntegrationEnded = new("INT-6", "Integration run completed", "Integration run failed", "INT-7");

    private static readonly AuditKind Login = new("USR-8", "User login success", "User login failure", "USR-9");

    private static readonly Dictionary<Route, AuditKind> Kinds = new()
    {
        [Route.Authenticate] = Login,
        [Route.OAuthToken] = Login,
        [Route.Logout] = new("USR-10", "User logout", "User logout failure"),
        [Route.CreateScimUser] = new("USR-1", "User created", "User creation failure"),
        [Route.ReplaceScimUser] = new("USR-2", "User updated", "User update failure"),
        [Route.PatchScimUser] = new("USR-2", "User updated", "User update failure"),
        [Route.ImportUsers] = new("USR-3", "Users imported", "Users import failure"),
        [Route.ChangeExceptionUser] = new("AUTHZ-11", "Exception user changed", "Exception user change failure"),
        [Route.OpenModel] = new("AUTHZ-21", "Model opened", "Model open failure"),
        [Route.CloseModel] = new("AUTHZ-22", "Model closed", "Model close failure"),
        [Route.SetOnlineStatus] = new("AUTHZ-23", "Model online status changed", "Model online status change failure"),
        [Route.CreateRevision] = new("AUTHZ-24", "Revision created", "Revision creation failure"),
        [Route.StartSync] = new("AUTHZ-25", "Model synchronisation started", "Model synchronisation failure"),
        [Route.StartTask] = new("INT-21", "Action run started", "Action run refused"),
        [Route.PutFile] = new("INT-22", "File uploaded", "File upload failure"),
        [Route.CompleteUpload] = new("INT-22", "File uploaded", "File upload failure"),
        [Route.CreateIntegration] = new("INT-1", "Integration created", "Integration creation failure"),
        [Route.ReplaceIntegration] = new("INT-2", "Integration updated", "Integration update failure"),
        [Route.DeleteIntegration] = new("INT-3", "Integration deleted", "Integration deletion failure"),
        [Route.RunIntegration] = new("INT-4", "Integration run started", "Integration run refused"),
        [Route.CancelIntegration] = new("INT-5", "Integration run cancelled", "Integration run cancellation failure"),
        [Route.CreateConnection] = new("CONN-1", "Connection created", "Connection creation failure"),
        [Route.ChangeConnection] = new("CONN-2", "Connection updated", "Connection update failure"),
        [Route.DeleteConnection] = new("CONN-3", "Connection deleted", "Connection deletion failure"),
    };

    private static readonly string[] ObjectNames = ["action", "file", "integration", "connection", "user", "model"];

    /// <summary>Called once a call has been processed, whatever becomes of its answer.</summary>
    public void Processed(ApiRequest request, RecordedRequest record, int status)
    {
        if (!Kinds.TryGetValue(record.Route, out var kind))
            return;
        var user = record.User is { } email ? tenant.FindUser(email)?.Id : null;
        var about = ObjectNames.FirstOrDefault(record.Values.ContainsKey) is { } name ? record.Values[name] : user;
        log.Write(kind, status < 400, user, about, request.Header("User-Agent") ?? "", request.Header("Host") ?? "");
    }
}
