namespace AnaplanConnectors.Simulator;

/// <summary>State of a model as its <c>activeState</c> tells it (API reference 3.3).</summary>
public enum ModelActiveState
{
    /// <summary>The normal state.</summary>
    Unlocked,

    /// <summary>Locked: calls answer 423.</summary>
    Locked,

    /// <summary>Archived: calls answer 422.</summary>
    Archived,

    /// <summary>Deployed: structural data changes answer 425.</summary>
    Production,

    /// <summary>Offline: calls answer 424.</summary>
    Maintenance,

    /// <summary>Deployed and offline.</summary>
    ProductionMaintenance,

    /// <summary>Known from client enumerations only; behaves like <see cref="Unlocked"/>.</summary>
    Active,
}
