namespace AnaplanConnectors.Transfer.Rows;

/// <summary>
/// Waiting calls for hosts that have no asynchronous ones, SSIS above all. The only place of these libraries that waits:
/// every await below drops the synchronization context, so waiting here cannot lock a host up.
/// </summary>
public static class Blocking
{
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

    /// <summary>Waits for a call of these libraries that has no waiting form of its own. Other tasks may need the thread that waits.</summary>
    public static T Wait<T>(Task<T> task)
        => task is null ? throw new ArgumentNullException(nameof(task)) : task.GetAwaiter().GetResult();

    private static T Wait<T>(ValueTask<T> task)
        => task.IsCompletedSuccessfully ? task.GetAwaiter().GetResult() : task.AsTask().GetAwaiter().GetResult();
}
