using System.Text.Json;

namespace AnaplanConnectors.Simulator;

/// <summary>Writing cells (API reference 3.10). Reading them is what views are for.</summary>
internal sealed class CellEndpoints(SimulatorOptions options)
{
    private const int MaxCells = 100_000;
    private const int MaxBytes = 15_000_000;

    public async ValueTask<ApiResponse> WriteAsync(ApiCall call, CancellationToken cancellationToken)
    {
        call.RequireWriter(options);
        var module = ModuleEndpoints.Find(call);
        var cells = await ReadAsync(call, cancellationToken);
        using var busy = call.Model.Update();
        using var transaction = call.Model.State.Begin(cancellationToken);
        var write = new CellWrite(module, transaction, call.Model.State.ItemAccessOf(call.User), options.CellFailureTypes);
        write.Apply(cells);
        if (write.Count > 0)
            transaction.Commit();
        return Envelope.Of(call, "cell", json =>
        {
            json.WriteNumber("numberOfCellsChanged", write.Count);
            if (write.Failures.Count == 0)
                json.WriteStrings("failures", []);
            ListChangeEndpoints.WriteFailures(json, write.Failures);
        });
    }

    private async Task<JsonElement> ReadAsync(ApiCall call, CancellationToken cancellationToken)
    {
        using var body = new MemoryStream();
        var buffer = new byte[64 * 1024];
        while (await call.Request.Body.ReadAsync(buffer, cancellationToken) is > 0 and var count)
        {
            if (body.Length + count > MaxBytes)
                throw new ApiException(options.OversizedCellWriteStatus, $"The request has more than {MaxBytes} bytes");
            body.Write(buffer, 0, count);
        }

        body.Position = 0;
        var cells = await JsonRequest.ReadAnyAsync(body, cancellationToken);
        if (cells.ValueKind != JsonValueKind.Array || cells.GetArrayLength() == 0)
            throw ApiException.BadRequest("The request body is not an array of cells");
        return cells.GetArrayLength() <= MaxCells
            ? cells
            : throw new ApiException(options.OversizedCellWriteStatus, $"The request has more than {MaxCells} cells");
    }
}
