namespace AnaplanConnectors.Transfer.Tests.Simulation;

/// <summary>
/// A process of ours that may die at each of its steps: before a request, behind its reply, at an operation on a file. What it holds in
/// memory is gone then, its files are closed by the kernel, and nothing that it still tries has an effect.
/// </summary>
/// <param name="number">From one; as the history names it.</param>
/// <param name="chance">Where its faults come from.</param>
/// <param name="history">Told every step.</param>
internal sealed class SimulatedProcess(int number, Random chance, History history)
{
    private readonly TaskCompletionSource _died = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>The step at which it dies; null for never.</summary>
    public int? DiesAt { get; init; }

    /// <summary>The share of file operations that fail.</summary>
    public double DiskFaults { get; init; }

    /// <summary>Called when it dies.</summary>
    public Action? Dying { get; set; }

    public Random Chance { get; } = chance;

    public int Steps { get; private set; }

    public bool IsDead => _died.Task.IsCompleted;

    public Task Died => _died.Task;

    /// <summary>Does a step; true when the process dies at it.</summary>
    public bool DiesWith(string what)
    {
        if (IsDead)
            return true;
        history.Add($"P{number} {what}");
        if (++Steps != DiesAt)
            return false;
        history.Add($"P{number} dies");
        Dying?.Invoke();
        _died.SetResult();
        return true;
    }

    /// <summary>Does a step of a file, which may fail by chance.</summary>
    /// <exception cref="DeadProcessException">The process is dead.</exception>
    /// <exception cref="IOException">The disk fails.</exception>
    public void DoOnDisk(string what)
    {
        if (DiesWith(what))
            throw new DeadProcessException();
        if (DiskFaults > 0 && Chance.NextDouble() < DiskFaults)
        {
            history.Add($"P{number} disk fails");
            throw new IOException(Chance.Next(2) == 0 ? "No space left on device" : "Input/output error");
        }
    }
}

/// <summary>Ends what a dead process was doing. Nothing that it leads to has an effect.</summary>
internal sealed class DeadProcessException : Exception;
