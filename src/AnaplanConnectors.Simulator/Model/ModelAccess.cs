namespace AnaplanConnectors.Simulator;

/// <summary>What one user may do in one model.</summary>
internal sealed record ModelAccess(string RoleName, RoleAccess Level, IReadOnlySet<ActionState> HiddenActions)
{
    public static ModelAccess Full { get; } = new("Full Access", RoleAccess.Full, new HashSet<ActionState>());

    public static ModelAccess None { get; } = new("No Access", RoleAccess.NoAccess, new HashSet<ActionState>());

    public bool CanSee(ActionState action) => Level != RoleAccess.NoAccess && !HiddenActions.Contains(action);

    public bool CanWrite => Level == RoleAccess.Full;
}
