using AnaplanConnectors.Transfer.Rows;

namespace AnaplanConnectors.Matrix.Tests;

/// <summary>A place of a test's own that rows of two columns, <c>Key</c> and <c>Value</c>, can be written to and read from.</summary>
internal abstract class End : IAsyncDisposable
{
    public const string Key = "Key", Value = "Value";

    public abstract IDestination Destination { get; }

    public abstract ISource Source { get; }

    public virtual ValueTask DisposeAsync() => default;
}
