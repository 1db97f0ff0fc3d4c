namespace AnaplanConnectors.Transfer.Tests.Simulation;

/// <summary>What a process sends and receives. It may die before a request leaves and behind a reply that it never sees.</summary>
internal sealed class SimulatedNetwork(SimulatedProcess process, HttpMessageHandler service) : DelegatingHandler(service)
{
    /// <summary>A header of these requests, by which faults tell them from those of others.</summary>
    public const string Mark = "X-Simulated-Process";

    private static readonly Task<HttpResponseMessage> Never = new TaskCompletionSource<HttpResponseMessage>().Task;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var what = $"{request.Method} {request.RequestUri!.PathAndQuery}";
        if (process.DiesWith(what))
            return await Never;
        request.Headers.Add(Mark, "1");
        try
        {
            var response = await base.SendAsync(request, cancellationToken);
            return process.DiesWith($"{(int)response.StatusCode} to {what}") ? await Never : response;
        }
        catch (Exception) when (process.IsDead)
        {
            return await Never;
        }
    }
}
