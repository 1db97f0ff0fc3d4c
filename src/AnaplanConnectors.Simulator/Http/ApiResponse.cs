namespace AnaplanConnectors.Simulator;

/// <summary>An answer as the core hands it to both doors, which dispose it when it is sent or given up.</summary>
internal sealed class ApiResponse(int status, ApiBody? body = null) : IDisposable
{
    public int Status { get; } = status;

    /// <summary>Null: the answer has no body and no content type (204, empty 202).</summary>
    public ApiBody? Body { get; } = body;

    public List<KeyValuePair<string, string>> Headers { get; } = [];

    public ApiResponse With(string header, string value)
    {
        Headers.Add(new(header, value));
        return this;
    }

    /// <summary>The same answer around another body.</summary>
    public ApiResponse WithBody(ApiBody body)
    {
        var response = new ApiResponse(Status, body);
        response.Headers.AddRange(Headers);
        return response;
    }

    public void Dispose() => Body?.Dispose();
}
