namespace AnaplanConnectors.Client;

/// <summary>Readers for answers that are not JSON.</summary>
internal static class Answers
{
    /// <summary>Any success will do (API reference 8.3), whatever its body.</summary>
    public static object? Ignore(PooledBytes body)
    {
        body.Dispose();
        return null;
    }

    /// <summary>The bytes; the caller disposes them.</summary>
    public static PooledBytes Bytes(PooledBytes body) => body;
}
