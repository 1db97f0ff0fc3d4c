namespace AnaplanConnectors.Simulator;

internal sealed class BusyFault(TimeSpan time) : Fault($"model busy {Time(time)}")
{
    internal override Task<ApiResponse> ApplyAsync(FaultContext context, Func<ApiRequest, Task<ApiResponse>> answer)
    {
        context.Services.Models.Occupy(context.Record, time);
        return answer(context.Request);
    }
}

internal sealed class SwapExportFault() : Fault("export swapped")
{
    internal override async Task<ApiResponse> ApplyAsync(FaultContext context, Func<ApiRequest, Task<ApiResponse>> answer)
    {
        await context.Services.Models.SwapExportAsync(context.Request, context.Record, context.CancellationToken);
        return await answer(context.Request);
    }
}

/// <summary>What faults do to models: things that other users might do at the worst moment.</summary>
internal sealed class ModelFaults(TenantState tenant, ModelDirectory models, TokenStore tokens, FileStore files,
    ContentDirectory directory, SimulatorOptions options)
{
    private const byte LineFeed = (byte)'\n';

    /// <summary>A task that nobody here started has the model for a while. Calls about no model are left alone.</summary>
    public void Occupy(RecordedRequest record, TimeSpan time)
    {
        if (ModelOf(record) is { } model)
            model.Tasks.Add(new ModelTask("actions", ForeignAction.Instance, tenant.Users[0], [], options) { LeastDuration = time });
    }

    /// <summary>
    /// The export of the path runs once more for the user who asks, as from another place, and by then its last row is gone.
    /// </summary>
    public async Task SwapExportAsync(ApiRequest request, RecordedRequest record, CancellationToken cancellationToken)
    {
        var id = record.Values.GetValueOrDefault("file") ?? record.Values.GetValueOrDefault("action");
        var export = ModelOf(record)?.State.Exports.FirstOrDefault(export => export.Id == id);
        if (export is null || ModelOf(record) is not { } model || UserOf(request) is not { } user)
            return;
        var task = new ModelTask("exports", export, user, [], options) { LeastDuration = TimeSpan.Zero };
        model.Tasks.Add(task);
        while (!task.IsOver)
            await model.Tasks.WaitUntilIdleAsync(cancellationToken);
        if (files.Open(model.State, export.Id, user) is { } content)
            files.Publish(model.State, export.Id, user, WithoutLastLine(content));
    }

    private ContentPart WithoutLastLine(StoredContent content)
    {
        using var source = new ContentStream(content);
        using var memory = new MemoryStream();
        source.CopyTo(memory);
        var bytes = memory.GetBuffer().AsSpan(0, (int)memory.Length);
        return directory.Store(bytes[..(bytes.TrimEnd(LineFeed).LastIndexOf(LineFeed) + 1)]);
    }

    private ModelRuntime? ModelOf(RecordedRequest record) =>
        record.Values.TryGetValue("model", out var id) ? models.All.FirstOrDefault(model => model.State.Id == id) : null;

    private UserState? UserOf(ApiRequest request) =>
        AuthorizationHeader.Of(request) is { } header ? tokens.Find(header.Credentials)?.User : null;
}
