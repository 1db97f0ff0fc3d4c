using System.Globalization;
using System.Runtime.ExceptionServices;
using AnaplanConnectors.Client;

namespace AnaplanConnectors.Transfer.Tests.Simulation;

/// <summary>
/// The program that simulates seeds, one after the other. It needs a thread pool of one thread (SimulationChild sets it), which makes the
/// order of everything that happens a matter of the seed alone.
/// </summary>
public static class SimulationProgram
{
    /// <summary>
    /// Reads a command ("seeds", "starts" for starts in doubt, or "histories") and seeds from standard input, a line each. Writes a line
    /// for every seed, and the whole history where it is asked for or something is wrong.
    /// </summary>
    public static int Main()
    {
        ThreadPool.GetMaxThreads(out var threads, out _);
        if (threads != 1)
            throw new InvalidOperationException($"The thread pool has {threads} threads; set DOTNET_ThreadPool_ForceMaxWorkerThreads=1.");
        var command = Console.In.ReadLine() ?? "";
        var folder = Directory.CreateDirectory(Path.Combine(Directory.Exists("/dev/shm") ? "/dev/shm" : Path.GetTempPath(), "simulation-" + Environment.ProcessId.ToString(CultureInfo.InvariantCulture)));
        try
        {
            while (Console.In.ReadLine() is { Length: > 0 } seed)
                Simulate(command, int.Parse(seed, CultureInfo.InvariantCulture), folder.FullName);
            return 0;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static void Simulate(string command, int seed, string folder)
    {
        Jitter.Source = new Random(seed);
        var time = new VirtualTime();
        var simulation = Simulation.Create(command == "starts" ? Scenario.OfStart(seed) : new Scenario(seed), time, Path.Combine(folder, seed.ToString(CultureInfo.InvariantCulture)));
        Verdict verdict;
        try
        {
            verdict = new SingleThread(time).Run(simulation.RunAsync);
        }
        catch (Exception failure)
        {
            verdict = new Verdict(seed, [failure.ToString()], [], simulation.History.ToString());
        }

        var ends = string.Join(' ', verdict.Ends.Select(end => end.ExitCode?.ToString(CultureInfo.InvariantCulture) ?? "killed"));
        if (verdict.AdoptsForeignTask)
            ends += " with-a-colleague's-task";
        Console.Out.WriteLine(verdict.Problems.Count == 0 ? $"{command} {seed} right: {ends}" : $"{command} {seed} WRONG: {ends}: {string.Join("; ", verdict.Problems).ReplaceLineEndings(" ")}");
        if (command == "histories" || verdict.Problems.Count > 0)
            Console.Out.WriteLine(verdict.History);
    }
}

/// <summary>Runs work on the one thread of the pool, and lets the time go on whenever nothing is left to do there.</summary>
internal sealed class SingleThread(VirtualTime time) : IThreadPoolWorkItem
{
    private const int MaxTurns = 300_000;

    // Of the real clock, which nothing else here looks at; in small parts, because a machine that pauses is not to be blamed on a job.
    private const int MaxWaits = 600;
    private static readonly TimeSpan OneWait = TimeSpan.FromSeconds(1);

    private readonly ManualResetEventSlim _done = new();
    private int _turns;
    private Task? _work;
    private Exception? _failure;

    public T Run<T>(Func<Task<T>> work)
    {
        Task<T>? started = null;
        ThreadPool.UnsafeQueueUserWorkItem(_ => _work = started = work(), null);
        ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
        var waits = 0;
        while (!_done.Wait(OneWait))
        {
            // What is left behind would go on between the steps of the next seed, so there is none.
            if (++waits == MaxWaits)
                Environment.FailFast("The one thread is blocked, or never comes to an end.");
        }

        if (_failure is not null)
            ExceptionDispatchInfo.Throw(_failure);
        return started!.GetAwaiter().GetResult();
    }

    void IThreadPoolWorkItem.Execute()
    {
        if (_work is { IsCompleted: true })
        {
            _done.Set();
            return;
        }

        if (ThreadPool.PendingWorkItemCount == 0)
        {
            try
            {
                if (++_turns > MaxTurns)
                    throw new TimeoutException("The job never ends.");
                if (!time.Advance())
                    throw new InvalidOperationException("Nothing can go on, and nobody waits for the time to pass.");
            }
            catch (Exception failure)
            {
                _failure = failure;
                _done.Set();
                return;
            }
        }

        ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
    }
}
