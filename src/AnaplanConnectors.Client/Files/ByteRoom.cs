namespace AnaplanConnectors.Client;

/// <summary>
/// Room for so many bytes in memory, in the order of arrival. What is larger than all of it fits when nothing else is there, so that chunks
/// that grow cost speed and not memory.
/// </summary>
internal sealed class ByteRoom(long bytes)
{
    private readonly object _lock = new();
    private readonly Queue<(long Count, TaskCompletionSource<bool> Entered)> _waiting = new();
    private long _taken;

    /// <summary>Returns once so many bytes fit.</summary>
    public async Task EnterAsync(long count, CancellationToken cancellationToken)
    {
        var entered = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_lock)
        {
            _waiting.Enqueue((count, entered));
            LetIn();
        }

        using (cancellationToken.Register(() => Abandon(entered, cancellationToken)))
            await entered.Task.ConfigureAwait(false);
    }

    /// <summary>Gives bytes back; less than nothing takes some more, of a chunk that grew.</summary>
    public void Leave(long count)
    {
        lock (_lock)
        {
            _taken -= count;
            LetIn();
        }
    }

    private void Abandon(TaskCompletionSource<bool> entered, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            if (entered.TrySetCanceled(cancellationToken))
                LetIn();
        }
    }

    private void LetIn()
    {
        while (_waiting.Count > 0)
        {
            var (count, entered) = _waiting.Peek();
            if (!entered.Task.IsCompleted)
            {
                if (_taken > 0 && _taken + count > bytes)
                    return;
                _taken += count;
                entered.SetResult(true);
            }

            _waiting.Dequeue();
        }
    }
}
