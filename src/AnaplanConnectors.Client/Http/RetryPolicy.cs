using Polly;
using Polly.Retry;

namespace AnaplanConnectors.Client;

/// <summary>Repeats attempts as far as their class, their failure and the patience of the options allow.</summary>
internal sealed class RetryPolicy
{
    private static readonly ResiliencePropertyKey<CallState> StateKey = new("call");

    private readonly ResiliencePipeline _pipeline;
    private readonly AnaplanClientOptions _options;
    private readonly RateGate _gate;
    private readonly ClientObserver _observer;

    public RetryPolicy(AnaplanClientOptions options, RateGate gate, ClientObserver observer)
    {
        (_options, _gate, _observer) = (options, gate, observer);
        _pipeline = new ResiliencePipelineBuilder { TimeProvider = options.TimeProvider }
            .AddRetry(new RetryStrategyOptions
            {
                // Counted by CallState, by kind of failure.
                MaxRetryAttempts = int.MaxValue,
                ShouldHandle = ShouldRepeat,
                DelayGenerator = args => new(State(args.Context).NextPause),
            })
            .Build();
    }

    public async Task<Attempt<T>> RunAsync<T>(
        ApiRequest request, Func<CallState, CancellationToken, Task<Attempt<T>>> attempt, CancellationToken cancellationToken)
    {
        var state = new CallState(request, _options);
        var context = ResilienceContextPool.Shared.Get(cancellationToken);
        context.Properties.Set(StateKey, state);
        try
        {
            var result = await _pipeline.ExecuteAsync(
                static async (c, run) => await run(State(c), c.CancellationToken).ConfigureAwait(false), context, attempt).ConfigureAwait(false);
            result.Count = state.Attempts;
            return result;
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    private ValueTask<bool> ShouldRepeat(RetryPredicateArguments<object> args)
    {
        if (args.Outcome.Result is not Attempt { Failure: { } failure })
            return new(false);
        var state = State(args.Context);
        if (state.PauseAfter(failure) is not { } pause)
            return new(false);
        if (failure.Repetition == Repetition.WhenAllowed)
        {
            // Everybody pauses, at the gate; this call needs no pause of its own.
            _gate.Pause(pause);
            _observer.Report(at => new RateLimited(at, pause));
            pause = TimeSpan.Zero;
        }

        state.NextPause = pause;
        _observer.Report(at => new RequestRetried(at, state.Request.ToString(), state.Attempts, pause, failure.Reason));
        return new(true);
    }

    private static CallState State(ResilienceContext context) => context.Properties.GetValue(StateKey, null!);
}
