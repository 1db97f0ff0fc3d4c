namespace AnaplanConnectors.Transfer.Rows;

/// <summary>
/// Waiting calls for hosts that have no asynchronous ones, SSIS above all. The only place of these libraries that waits:
/// every await below drops the synchronization context, so waiting here cannot lock a host up.
/// </summary>
public static class Blocking
{
    private static readonly TimeSpan TurnToHost = TimeSpan.FromMilliseconds(250);

    /// <summary>Waits for <see cref="ISource.GetSchemaAsync"/>.</summary>
    public static RowSchema GetSchema(this ISource source, CancellationToken cancellationToken = default)
        => Wait(source.GetSchemaAsync(cancellationToken));

    /// <summary>Waits for <see cref="ISource.OpenAsync"/>.</summary>
    public static RowReader Open(this ISource source, CancellationToken cancellationToken = default)
        => Wait(source.OpenAsync(cancellationToken));

    /// <summary>Waits for <see cref="IDestination.GetSchemaAsync"/>.</summary>
    public static RowSchema? GetSchema(this IDestination destination, CancellationToken cancellationToken = default)
        => Wait(destination.GetSchemaAsync(cancellationToken));

    /// <summary>Waits for <see cref="IDestination.OpenAsync"/>.</summary>
    public static RowWriter Open(this IDestination destination, RowSchema schema, CancellationToken cancellationToken = default)
        => Wait(destination.OpenAsync(schema, cancellationToken));

    /// <summary>Waits for <see cref="RowWriter.WriteAsync"/>.</summary>
    public static void Write(this RowWriter writer, RowReader rows, CancellationToken cancellationToken = default)
    {
        var write = writer.WriteAsync(rows, cancellationToken);
        if (write.IsCompletedSuccessfully)
            return;
        write.AsTask().GetAwaiter().GetResult();
    }

    /// <summary>Waits for <see cref="RowWriter.CompleteAsync"/>.</summary>
    public static TransferResult Complete(this RowWriter writer, CancellationToken cancellationToken = default)
        => Wait(writer.CompleteAsync(cancellationToken));

    /// <summary>Waits for <see cref="RowWriter.DisposeAsync"/>.</summary>
    public static void Dispose(this RowWriter writer)
    {
        if (writer is null)
            throw new ArgumentNullException(nameof(writer));
        writer.DisposeAsync().AsTask().GetAwaiter().GetResult();
    }

    /// <summary>
    /// Waits for a call of the client or of a transfer that may take long, and turns to the host meanwhile on the thread that waits:
    /// hosts want their events and questions there.
    /// </summary>
    /// <param name="call">Started at once.</param>
    /// <param name="goesOn">
    /// Asked about four times a second, and once more when the call has ended. False cancels the call; what it does then is
    /// awaited.
    /// </param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public static T Wait<T>(Func<CancellationToken, Task<T>> call, Func<bool> goesOn, CancellationToken cancellationToken = default)
    {
        if (call is null)
            throw new ArgumentNullException(nameof(call));
        if (goesOn is null)
            throw new ArgumentNullException(nameof(goesOn));
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var task = call(stop.Token);
        while (!task.IsCompleted)
        {
            ((IAsyncResult)task).AsyncWaitHandle.WaitOne(TurnToHost);
            if (!goesOn())
                stop.Cancel();
        }

        goesOn();
        return Wait(task);
    }

    /// <summary>Waits for a call of these libraries that has no waiting form of its own. Other tasks may need the thread that waits.</summary>
    public static T Wait<T>(Task<T> task)
        => task is null ? throw new ArgumentNullException(nameof(task)) : task.GetAwaiter().GetResult();

    /// <summary>Waits for a call of these libraries that gives nothing back.</summary>
    public static void Wait(Task task)
    {
        if (task is null)
            throw new ArgumentNullException(nameof(task));
        task.GetAwaiter().GetResult();
    }

    /// <summary>Waits for all items of a list that the client reads page by page.</summary>
    public static IReadOnlyList<T> ToList<T>(IAsyncEnumerable<T> items)
    {
        if (items is null)
            throw new ArgumentNullException(nameof(items));
        return Wait(Collect(items));
    }

    private static async Task<IReadOnlyList<T>> Collect<T>(IAsyncEnumerable<T> items)
    {
        var all = new List<T>();
        await foreach (var item in items.ConfigureAwait(false))
            all.Add(item);
        return all;
    }

    private static T Wait<T>(ValueTask<T> task)
        => task.IsCompletedSuccessfully ? task.GetAwaiter().GetResult() : task.AsTask().GetAwaiter().GetResult();
}
