namespace AnaplanConnectors.Client.Tests;

/// <summary>One cell, played on a service and a clock of its own.</summary>
internal sealed class ConformanceRun(ConformanceOperation operation, ConformanceFault fault, Position position)
{
    public async Task<IEnumerable<string>> DifferencesAsync()
    {
        var clock = new TurnedClock();
        using var service = new ScriptedService(clock);
        var sends = 0;
        foreach (var (method, path, reply) in operation.Others)
            service.On(method, path).Reply(reply);
        service.On(operation.Method, operation.Path).Reply(_ => ++sends <= (int)position ? fault.Reply : operation.Answer);
        using var client = new AnaplanClient(
            new()
            {
                SignIn = AnaplanSignIn.WithPassword("ada@example.com", new("secret")), TimeProvider = clock, Retry = ConformanceCell.Retry, Timeouts = ConformanceCell.Timeouts,
            },
            service);

        var result = await ResultAsync(clock, service, client);

        var difference = ConformanceCell.Of(operation, fault, position).Compare(fault.Name, sends, result, clock.Elapsed);
        return difference is null ? [] : [difference];
    }

    private async Task<string> ResultAsync(TurnedClock clock, ScriptedService service, AnaplanClient client)
    {
        try
        {
            await clock.RunAsync(operation.Call(client), service);
            return ConformanceCell.Done;
        }
        catch (AnaplanException e)
        {
            return e.Code;
        }
    }
}
