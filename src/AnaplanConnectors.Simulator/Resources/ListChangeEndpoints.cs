using System.Text.Json;

namespace AnaplanConnectors.Simulator;

/// <summary>Changes of lists without an import (API reference 3.8). They return when everything is recalculated.</summary>
internal sealed class ListChangeEndpoints(SimulatorOptions options)
{
    private const int MaxEntries = 100_000;

    /// <summary><c>action=add</c> or <c>action=delete</c>.</summary>
    public async ValueTask<ApiResponse> ChangeAsync(ApiCall call, CancellationToken cancellationToken)
    {
        var list = FindWritable(call);
        return call.Query["action"] switch
        {
            "add" => await ApplyAsync(call, list, "added", change => new ListAddition(list, change), cancellationToken),
            "delete" => await ApplyAsync(call, list, "deleted", change => new ListDeletion(list, change), cancellationToken),
            _ => throw ApiException.BadRequest("Expected mandatory parameter 'action' to be one of add, delete"),
        };
    }

    public async ValueTask<ApiResponse> UpdateAsync(ApiCall call, CancellationToken cancellationToken)
    {
        var list = FindWritable(call);
        return await ApplyAsync(call, list, "updated", change => new ListUpdate(list, change), cancellationToken);
    }

    /// <summary>The next item is number one again, provided there are none.</summary>
    public ApiResponse ResetIndex(ApiCall call)
    {
        call.RequireAdministrator();
        var list = ListEndpoints.Find(call);
        if (IsLocked(call, list))
            throw ApiException.BadRequest(
                "We cannot reset a list if the list is not production data and the model is in deployed mode.");
        using var transaction = call.Model.State.Begin(CancellationToken.None);
        if (transaction.Data.Items(list).Count > 0)
            throw ApiException.BadRequest("We can't reset the list item index of a list that contains data. "
                + "Select an empty list that doesn't contain any list items.");
        transaction.Writable(list).ResetNumbers();
        transaction.Commit();
        return new ApiResponse(200);
    }

    private ListState FindWritable(ApiCall call)
    {
        call.RequireWriter(options);
        var list = ListEndpoints.Find(call);
        return IsLocked(call, list) ? throw new ApiException(425, "Too Early") : list;
    }

    // In a deployed model only lists that are marked as production data can be changed.
    private static bool IsLocked(ApiCall call, ListState list) => !list.IsProductionData
        && call.Model.State.State is ModelActiveState.Production or ModelActiveState.ProductionMaintenance;

    private async Task<ApiResponse> ApplyAsync(ApiCall call, ListState list, string counter,
        Func<ModelTransaction, ListChange> changeOf, CancellationToken cancellationToken)
    {
        var request = await JsonRequest.ReadAsync(call, cancellationToken);
        var entries = EntriesOf(request);
        using var busy = call.Model.Update();
        using var transaction = call.Model.State.Begin(cancellationToken);
        var change = changeOf(transaction);
        change.Apply(entries.EnumerateArray());
        if (change.Count > 0)
            transaction.Commit();
        return Envelope.Of(call, "list", json =>
        {
            if (counter == "deleted" && change.Failures.Count > 0 && options.DeletedItemsAnswer == DeletedItemsAnswer.Wrapped)
                WriteWrapped(json, change);
            else
                WriteCounts(json, counter, change);
        });
    }

    private static JsonElement EntriesOf(JsonElement request)
    {
        if (!request.TryGetProperty("items", out var entries) || entries.ValueKind != JsonValueKind.Array
            || entries.GetArrayLength() == 0)
            throw ApiException.BadRequest("Expected mandatory field 'items' to be present and not empty.");
        if (entries.GetArrayLength() > MaxEntries)
            throw ApiException.BadRequest($"The request has more than {MaxEntries} items");
        return entries.EnumerateArray().All(entry => entry.ValueKind == JsonValueKind.Object)
            ? entries
            : throw ApiException.BadRequest("An entry of 'items' is not an object");
    }

    private static void WriteCounts(Utf8JsonWriter json, string counter, ListChange change)
    {
        json.WriteNumber(counter, change.Count);
        json.WriteNumber("ignored", change.Failures.Count);
        json.WriteNumber("total", change.Count + change.Failures.Count);
        WriteFailures(json, change.Failures);
    }

    private static void WriteWrapped(Utf8JsonWriter json, ListChange change)
    {
        json.WriteStartObject("result");
        json.WriteNumber("numberOfItemsDeleted", change.Count);
        WriteFailures(json, change.Failures);
        json.WriteEndObject();
    }

    /// <summary>Absent when there are none.</summary>
    public static void WriteFailures(Utf8JsonWriter json, IReadOnlyList<(int Index, ItemFailure Failure)> failures) =>
        json.WriteCollection("failures", failures, (_, failed) =>
        {
            json.WriteNumber("requestIndex", failed.Index);
            json.WriteString("failureType", failed.Failure.Type);
            json.WriteString("failureMessageDetails", failed.Failure.Details);
        });
}
