namespace AnaplanConnectors.Simulator;

/// <summary>An action cannot go on: it is rolled back and ends with <c>successful: false</c> and this detail.</summary>
internal sealed class ActionFailedException(string type, string message) : Exception(message)
{
    /// <summary>A code of API reference 6.4.</summary>
    public string Type { get; } = type;
}
