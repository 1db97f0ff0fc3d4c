namespace AnaplanConnectors.Simulator;

/// <summary>
/// A saved state cannot be used: it is none, comes from a newer version, or belongs to another tenant. Nothing was changed.
/// </summary>
public sealed class StateException : Exception
{
    internal StateException(string message, Exception? inner = null) : base(message, inner)
    {
    }
}
