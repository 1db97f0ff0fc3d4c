namespace AnaplanConnectors.Simulator;

/// <summary>What one user may do in one model.</summary>
internal sealed record ModelAccess(string RoleName, RoleAccess Level, IReadOnlySet<ActionState> HiddenActions,
    IReadOnlySet<ModuleState> HiddenModules, IReadOnlySet<ListState> HiddenLists)
{
    public static ModelAccess Full { get; } = new("Full Access", RoleAccess.Full, new HashSet<ActionState>(),
        new HashSet<ModuleState>(), new HashSet<ListState>());

    public static ModelAccess None { get; } = Full with { RoleName = "No Access", Level = RoleAccess.NoAccess };

    public bool CanSee(ActionState action) => Level != RoleAccess.NoAccess && !HiddenActions.Contains(action);

    public bool CanSee(ModuleState module) => !HiddenModules.Contains(module);

    public bool CanSee(ListState list) => !HiddenLists.Contains(list);

    public bool CanWrite => Level == RoleAccess.Full;
}
