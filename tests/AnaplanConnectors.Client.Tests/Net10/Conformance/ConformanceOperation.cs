namespace AnaplanConnectors.Client.Tests;

/// <summary>What a call reads of its answer.</summary>
internal enum Reads
{
    Json,
    Bytes,
    Nothing,
}

/// <summary>A call of the client: the request that faults meet, and how it is made.</summary>
/// <param name="Name">Type and method.</param>
/// <param name="Class">What a repetition of it does.</param>
/// <param name="Method">Method of the request.</param>
/// <param name="Path">Path of the request.</param>
/// <param name="Answer">A good answer.</param>
/// <param name="Call">Makes the call and reads its result to the end.</param>
internal sealed record ConformanceOperation(string Name, CallClass Class, string Method, string Path, Reply Answer, Func<AnaplanClient, Task> Call)
{
    public Reads Reads { get; init; } = Reads.Json;

    /// <summary>Faults that are an answer to this call, such as "not found" to a deletion.</summary>
    public string[] Takes { get; init; } = [];

    /// <summary>Answers to other requests of the same call.</summary>
    public (string Method, string Path, Reply Reply)[] Others { get; init; } = [];

    /// <summary>Longest time that the call takes beside its repetitions: the settle window of a start.</summary>
    public TimeSpan Extra { get; init; }

    /// <summary>Whether it is a call of the Integration API, where a conflict means a busy model.</summary>
    public bool IsIntegration => Path.StartsWith("/2/0/", StringComparison.Ordinal);

    public override string ToString() => Name;
}
