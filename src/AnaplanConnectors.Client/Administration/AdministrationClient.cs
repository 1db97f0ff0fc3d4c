using System.Buffers;
using System.Text;

namespace AnaplanConnectors.Client;

/// <summary>
/// The users of a tenant as a CSV file with the columns username, first_name, last_name and licenses (API reference 10.5). Needs a Tenant
/// Administrator; others get a server error (500).
/// </summary>
public sealed class AdministrationClient
{
    /// <summary>Most rows of a file to import.</summary>
    public const int MaxRows = 500;

    private readonly ApiSession _api;

    internal AdministrationClient(ApiSession api) => _api = api;

    /// <summary>Creates and changes users. Rows that were refused are in the result. May be repeated without harm.</summary>
    /// <param name="csv">CSV in UTF-8 with a header and at most 500 rows.</param>
    /// <param name="cancellationToken">Ends the call; the change may take place.</param>
    public Task<UserImportResult> ImportUsersAsync(byte[] csv, CancellationToken cancellationToken = default)
    {
        if (csv is null)
            throw new ArgumentNullException(nameof(csv));
        var boundary = "anx-" + Guid.NewGuid().ToString("N");
        byte[] form =
        [
            .. Encoding.ASCII.GetBytes($"--{boundary}\r\nContent-Disposition: form-data; name=\"file\"; filename=\"users.csv\"\r\nContent-Type: text/csv\r\n\r\n"),
            .. csv,
            .. Encoding.ASCII.GetBytes($"\r\n--{boundary}--\r\n"),
        ];
        var request = new ApiRequest
        {
            Method = HttpMethod.Put, Path = "users/import", What = "import users", Class = CallClass.IdempotentByKey, Service = ApiService.Administration,
            Body = () => new(new ReadOnlySequence<byte>(form), $"multipart/form-data; boundary={boundary}"),
        };
        return _api.SendAsync(request, body => Envelope.ReadWhole(body, ApiJson.Default.UserImportResult, "accepted", "created", "updated", "errors"), cancellationToken);
    }

    /// <summary>Users as CSV. The caller disposes the stream.</summary>
    /// <param name="limit">Rows at most; null for what the service gives.</param>
    /// <param name="offset">Rows left out at the start.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public Task<Stream> OpenUsersAsync(int? limit = null, int offset = 0, CancellationToken cancellationToken = default)
        => _api.OpenAsync(
            ApiService.Administration, Invariant($"users/export?Offset={offset}") + (limit is { } rows ? Invariant($"&Limit={rows}") : ""), "export the users", "text/csv",
            cancellationToken);
}

/// <summary>What became of a file of users.</summary>
public sealed class UserImportResult
{
    /// <summary>Rows that were accepted.</summary>
    public int Accepted { get; init; }

    /// <summary>Users that are new.</summary>
    public int Created { get; init; }

    /// <summary>Users that were changed.</summary>
    public int Updated { get; init; }

    /// <summary>Rows that were refused.</summary>
    public IReadOnlyList<UserImportError> Errors { get; init => field = value ?? []; } = [];
}

/// <summary>A row that was refused.</summary>
public sealed class UserImportError
{
    /// <summary>Line in the file.</summary>
    public int Line { get; init; }

    /// <summary>Why.</summary>
    public string Message { get; init => field = value ?? ""; } = "";
}
