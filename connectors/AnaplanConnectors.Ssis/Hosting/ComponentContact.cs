namespace AnaplanConnectors.Ssis;

/// <summary>What a package shows where our components are not installed.</summary>
internal static class ComponentContact
{
    public const string Text = "Anaplan for SSIS;AnaplanConnectors;see docs/ssis.md for how to install it;1";
}
