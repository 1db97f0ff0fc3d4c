namespace AnaplanConnectors.ObjectStorage;

/// <summary>A bucket or a container could not be read or written, after all repetitions.</summary>
public sealed class ObjectStorageException : IOException
{
    /// <summary>Says what failed, on what, and what to do.</summary>
    /// <param name="message">What failed, on which address, and why in the service's words.</param>
    /// <param name="hint">What to do.</param>
    /// <param name="isTransient">Whether the same may work later without anybody changing anything.</param>
    /// <param name="innerException">What was thrown below.</param>
    public ObjectStorageException(string message, string hint, bool isTransient, Exception? innerException = null)
        : base(message, innerException)
    {
        Hint = hint;
        IsTransient = isTransient;
    }

    /// <summary>What to do.</summary>
    public string Hint { get; }

    /// <summary>Whether the same may work later without anybody changing anything.</summary>
    public bool IsTransient { get; }
}
