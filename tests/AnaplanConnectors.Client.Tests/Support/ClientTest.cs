using System.Collections.Concurrent;

namespace AnaplanConnectors.Client.Tests;

/// <summary>A client, the service it talks to, and the clock of both.</summary>
internal abstract class ClientTest
{
    protected const string ModelId = "7C4E19A2D5B84F60A1E3C9B7F2D80E46";

    protected const string ModelPath = "/2/0/models/" + ModelId;

    private readonly List<AnaplanClient> _clients = [];

    protected TurnedClock Clock { get; private set; } = null!;

    protected ScriptedService Service { get; private set; } = null!;

    protected EventLog Events { get; private set; } = null!;

    [SetUp]
    public void Prepare()
    {
        Clock = new();
        Service = new(Clock);
        Events = new();
    }

    [TearDown]
    public void CleanUp()
    {
        _clients.ForEach(c => c.Dispose());
        _clients.Clear();
        Service.Dispose();
    }

    protected AnaplanClient Client(RetryOptions? retry = null, TimeoutOptions? timeouts = null, AnaplanSignIn? signIn = null)
    {
        var client = new AnaplanClient(
            new()
            {
                SignIn = signIn ?? AnaplanSignIn.WithPassword("ada@example.com", new("secret-5ecret")),
                TimeProvider = Clock,
                Retry = retry ?? new(),
                Timeouts = timeouts ?? new(),
                Events = Events,
            },
            Service);
        _clients.Add(client);
        return client;
    }

    protected ModelClient Model(RetryOptions? retry = null, TimeoutOptions? timeouts = null) => Client(retry, timeouts).Model(ModelId);

    /// <summary>Awaits while time passes.</summary>
    protected Task<T> Run<T>(Task<T> work) => Clock.RunAsync(work, Service);

    /// <inheritdoc cref="Run{T}"/>
    protected Task Run(Task work) => Clock.RunAsync(work, Service);

    /// <summary>Awaits an error while time passes.</summary>
    protected Task<TException> Failure<TException>(Func<Task> work)
        where TException : Exception
        => Catch.Async<TException>(() => Run(work()));
}

/// <summary>Remembers events.</summary>
internal sealed class EventLog : IProgress<ClientEvent>
{
    private readonly ConcurrentQueue<ClientEvent> _events = new();

    public IReadOnlyList<ClientEvent> All => [.. _events];

    public IReadOnlyList<T> Of<T>() => All.OfType<T>().ToList();

    public void Report(ClientEvent value) => _events.Enqueue(value);
}

/// <summary>Progress on the thread that reports it.</summary>
internal sealed class Reports<T> : IProgress<T>
{
    private readonly ConcurrentQueue<T> _all = new();

    public IReadOnlyList<T> All => [.. _all];

    public void Report(T value) => _all.Enqueue(value);
}
