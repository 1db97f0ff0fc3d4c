namespace AnaplanConnectors.ObjectStorage;

/// <summary>What a service needs to be told to make one object, whole or in parts.</summary>
internal interface IPartedUpload
{
    /// <summary>What the object will be called, for messages.</summary>
    string Address { get; }

    /// <summary>Makes the object by one request.</summary>
    Task PutWholeAsync(ReadOnlyMemory<byte> content, CancellationToken cancellationToken);

    /// <summary>Called once, before the first part.</summary>
    Task BeginAsync(CancellationToken cancellationToken);

    /// <summary>Sends a part; several at a time, each once.</summary>
    /// <param name="number">From one.</param>
    /// <param name="part">Not kept.</param>
    /// <param name="cancellationToken">Ends the sending.</param>
    Task PutPartAsync(int number, ReadOnlyMemory<byte> part, CancellationToken cancellationToken);

    /// <summary>Makes the object of all parts. A reply that is lost on the way is made up for by looking.</summary>
    Task CompleteAsync(int parts, CancellationToken cancellationToken);

    /// <summary>Forgets the parts. Nothing of them can be seen in any case.</summary>
    Task AbortAsync(CancellationToken cancellationToken);
}
