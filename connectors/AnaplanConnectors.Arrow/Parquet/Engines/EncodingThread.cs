using System.Collections.Concurrent;

namespace AnaplanConnectors.Arrow;

/// <summary>
/// The thread that encodes, one for each destination. Engines rent arrays of megabytes for a moment, and .NET's pool keeps those for every thread
/// that gave some back: on the threads of the pool that was 60 MB that nobody used.
/// </summary>
internal sealed class EncodingThread : IDisposable
{
    private readonly BlockingCollection<Task> _work = [];

    public EncodingThread() => new Thread(Work) { IsBackground = true, Name = "Parquet encoding" }.Start();

    /// <summary>Does this after everything before it. Whoever waits for it goes on elsewhere.</summary>
    public Task RunAsync(Action work)
    {
        var task = new Task(work, TaskCreationOptions.RunContinuationsAsynchronously);
        _work.Add(task);
        return task;
    }

    /// <summary>Ends the thread when what was given to it is done.</summary>
    public void Dispose() => _work.CompleteAdding();

    private void Work()
    {
        foreach (var task in _work.GetConsumingEnumerable())
            task.RunSynchronously(TaskScheduler.Default);
        _work.Dispose();
    }
}
