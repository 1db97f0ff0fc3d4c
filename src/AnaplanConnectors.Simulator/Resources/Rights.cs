namespace AnaplanConnectors.Simulator;

/// <summary>Who may make a call that changes a model or needs a role (API reference 9).</summary>
internal static class Rights
{
    public static bool IsAdministrator(this ApiCall call) => call.Model.State.Workspace.Administrators.Contains(call.User);

    /// <exception cref="ApiException">403: not an administrator of the workspace.</exception>
    public static void RequireAdministrator(this ApiCall call)
    {
        if (!call.IsAdministrator())
            throw new ApiException(403, "Forbidden");
    }

    /// <summary>For writes to lists and cells, whose minimal role is an open question.</summary>
    /// <exception cref="ApiException">403: the role in the model, or in the workspace, does not allow it.</exception>
    public static void RequireWriter(this ApiCall call, SimulatorOptions options)
    {
        if (!call.Model.State.AccessOf(call.User).CanWrite || (options.WritesNeedAdministrator && !call.IsAdministrator()))
            throw new ApiException(403, "Forbidden");
    }
}
