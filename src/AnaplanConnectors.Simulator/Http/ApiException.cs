namespace AnaplanConnectors.Simulator;

/// <summary>
/// Ends a call with an error answer. The API the path belongs to decides the shape of its body (API reference 11.1).
/// </summary>
internal sealed class ApiException(int status, string message, string? code = null) : Exception(message)
{
    public int Status { get; } = status;

    /// <summary>
    /// The word that goes with the message where a service has one (<c>FAILURE_BAD_CREDENTIAL</c>, <c>invalid_grant</c>,
    /// <c>invalidValue</c>); null: the service's word for the status.
    /// </summary>
    public string? Code { get; } = code;

    /// <summary>False: the answer is a bare status.</summary>
    public bool HasBody { get; init; } = true;

    /// <summary>Sent with the answer, as <c>Retry-After</c>.</summary>
    public List<KeyValuePair<string, string>> Headers { get; } = [];

    public static ApiException BadRequest(string message) => new(400, message);

    /// <summary>Unknown and not allowed look the same (API reference 9).</summary>
    public static ApiException NotFound() => new(404, "Not Found");
}

/// <summary>The connection breaks here: the caller gets no answer, or no more of it.</summary>
internal sealed class ConnectionResetException() : IOException("The simulator reset the connection, as planned.");
