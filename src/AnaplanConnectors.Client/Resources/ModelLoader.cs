namespace AnaplanConnectors.Client;

/// <summary>Loads and unloads a model (API reference 3.3).</summary>
internal sealed class ModelLoader(ModelClient model, ModelScope scope)
{
    public async Task OpenAsync(CancellationToken cancellationToken)
    {
        var request = ApiRequest.Send(HttpMethod.Post, scope.Path("open"), $"open {scope.Description}", CallClass.IdempotentByKey);
        var attempt = await SendAsync(request, cancellationToken).ConfigureAwait(false);
        if (attempt.Failure is not { } failure)
            return;
        // "Offline" is also what a model answers that is awake already (API reference 3.3).
        var isAwake = failure.StatusCode == 424 && (await model.GetStatusAsync(cancellationToken).ConfigureAwait(false)).IsOpen;
        if (!isAwake)
            throw failure.ToException(request, attempt.Count);
    }

    public async Task CloseAsync(CancellationToken cancellationToken)
    {
        var request = ApiRequest.Send(HttpMethod.Post, scope.Path("close"), $"close {scope.Description}", CallClass.IdempotentByKey);
        var attempt = await SendAsync(request, cancellationToken).ConfigureAwait(false);
        if (attempt.Failure is { } failure)
            throw failure.ToException(request, attempt.Count);
    }

    public async Task<ModelStatus> WaitUntilOpenAsync(TimeSpan timeout, CancellationToken cancellationToken)
    {
        var time = scope.Api.TimeProvider;
        var since = time.GetTimestamp();
        var schedule = new PollSchedule(TimeSpan.FromSeconds(10));
        await OpenAsync(cancellationToken).ConfigureAwait(false);
        while (true)
        {
            var status = await model.GetStatusAsync(cancellationToken).ConfigureAwait(false);
            if (status.IsOpen)
                return status;
            if (time.GetElapsedTime(since) >= timeout)
            {
                throw new AnaplanApiException(
                    ErrorCodes.ModelNotOpen, $"{scope.Title} did not open within {timeout}; it says '{status.CurrentStep}'.",
                    "Wait longer: large models take minutes to load.", isTransient: true);
            }

            await time.Delay(schedule.Next(), cancellationToken).ConfigureAwait(false);
        }
    }

    private Task<Attempt<object?>> SendAsync(ApiRequest request, CancellationToken cancellationToken)
        => scope.Api.TryAsync(request.AnyAnswer(), Answers.Ignore, cancellationToken);
}
