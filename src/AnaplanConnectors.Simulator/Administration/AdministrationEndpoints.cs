using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace AnaplanConnectors.Simulator;

/// <summary>Users in bulk, as CSV (API reference 10.5).</summary>
internal sealed class AdministrationEndpoints(TenantState tenant)
{
    private const int MostRows = 500;
    private const string Csv = "text/csv";
    private static readonly string[] Columns = ["username", "first_name", "last_name", "licenses"];

    public IEnumerable<Endpoint> Endpoints() =>
    [
        new Endpoint(Route.ImportUsers, "PUT", "/admin/1/0/users/import", ImportAsync) { Consumes = ["multipart/form-data"] },
        new Endpoint(Route.ExportUsers, "GET", "/admin/1/0/users/export", (call, _) => ValueTask.FromResult(Export(call)))
        {
            Produces = [Csv],
        },
    ];

    private async ValueTask<ApiResponse> ImportAsync(ApiCall call, CancellationToken cancellationToken)
    {
        RequireAdministrator(call);
        var rows = await ReadAsync(call.Request, cancellationToken);
        var errors = new List<(int Line, string Message)>();
        var (created, updated) = (0, 0);
        for (var index = 0; index < rows.Count; index++)
        {
            if (Problem(rows[index]) is { } problem)
                errors.Add((index + 2, problem));
            else if (Apply(rows[index]))
                created++;
            else
                updated++;
        }
        return Envelope.Json(207, json =>
        {
            json.WriteNumber("accepted", created + updated);
            json.WriteNumber("created", created);
            json.WriteNumber("updated", updated);
            json.WriteStartArray("errors");
            foreach (var (line, message) in errors)
            {
                json.WriteStartObject();
                json.WriteNumber("line", line);
                json.WriteString("message", message);
                json.WriteEndObject();
            }
            json.WriteEndArray();
        });
    }

    private ApiResponse Export(ApiCall call)
    {
        RequireAdministrator(call);
        var users = tenant.Users.Skip(Number(call, "Offset", 0)).Take(Number(call, "Limit", int.MaxValue));
        using var memory = new MemoryStream();
        using (var writer = new DelimitedWriter(memory, new DelimitedFormat()))
        {
            WriteRow(writer, Columns);
            foreach (var user in users)
                WriteRow(writer, [user.Email, user.FirstName, user.LastName, user.Licenses]);
            writer.Finish();
        }
        return new ApiResponse(200, ApiBody.Of(memory.ToArray(), Csv));
    }

    /// <summary>How the service tells a missing role depends on the kind of token (API reference 9).</summary>
    private static void RequireAdministrator(ApiCall call)
    {
        if (call.User.TenantAdministrator)
            return;
        throw call.Token is { IsOAuth: true }
            ? new ApiException(401, "Access denied", "ACCESS_CONTROL_DENIED")
            : new ApiException(500, "Internal server error", "INTERNAL_SERVER_ERROR");
    }

    private static async Task<List<string[]>> ReadAsync(ApiRequest request, CancellationToken cancellationToken)
    {
        var rows = Parse(await FileAsync(request, cancellationToken));
        if (rows.Count == 0 || !rows[0].SequenceEqual(Columns))
            throw ApiException.BadRequest($"The first line has to be {string.Join(',', Columns)}");
        rows.RemoveAt(0);
        return rows;
    }

    private static List<string[]> Parse(MemoryStream file)
    {
        using var reader = new RecordReader(file, FileEncoding.Utf8, ",", "\"");
        var rows = new List<string[]>();
        try
        {
            while (reader.Read())
            {
                if (rows.Count > MostRows)
                    throw ApiException.BadRequest($"The file has more than {MostRows} rows");
                rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(field => reader[field].ToString())]);
            }
        }
        catch (ActionFailedException error)
        {
            throw ApiException.BadRequest(error.Message);
        }
        return rows;
    }

    /// <summary>The part called <c>file</c>; small by its limit of rows, so kept in memory.</summary>
    private static async Task<MemoryStream> FileAsync(ApiRequest request, CancellationToken cancellationToken)
    {
        var boundary = HeaderUtilities.RemoveQuotes(MediaTypeHeaderValue.Parse(request.Header("Content-Type")).Boundary).Value
            ?? throw ApiException.BadRequest("The body names no boundary");
        try
        {
            var parts = new MultipartReader(boundary, request.Body);
            while (await parts.ReadNextSectionAsync(cancellationToken) is { } part)
            {
                if (part.GetContentDispositionHeader()?.Name.Value?.Trim('"') != "file")
                    continue;
                var memory = new MemoryStream();
                await part.Body.CopyToAsync(memory, cancellationToken);
                memory.Position = 0;
                return memory;
            }
        }
        catch (Exception error) when (error is InvalidDataException or IOException and not ConnectionResetException)
        {
            throw ApiException.BadRequest("The body is no multipart form");
        }
        throw ApiException.BadRequest("The form has no part 'file'");
    }

    private static string? Problem(string[] row)
    {
        if (row.Length != Columns.Length)
            return $"The line has {row.Length} fields instead of {Columns.Length}";
        if (!row[0].Contains('@', StringComparison.Ordinal))
            return $"'{row[0]}' is not an e-mail address";
        return row[1].Length == 0 || row[2].Length == 0 ? "first_name and last_name are mandatory" : null;
    }

    /// <summary>True when the user is new.</summary>
    private bool Apply(string[] row)
    {
        var user = tenant.FindUser(row[0]);
        if (user is not null)
            (user.FirstName, user.LastName, user.Licenses) = (row[1], row[2], row[3]);
        return user is null && tenant.TryAdd(new UserState(UserState.NewId(), row[0])
        {
            FirstName = row[1], LastName = row[2], Licenses = row[3], JoinedLater = true,
        });
    }

    private static void WriteRow(DelimitedWriter writer, string[] fields)
    {
        writer.Fields(fields);
        writer.EndRecord();
    }

    private static int Number(ApiCall call, string name, int otherwise) => call.Query[name] is not { Length: > 0 } text
        ? otherwise
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw ApiException.BadRequest($"Invalid value '{text}' for parameter '{name}'");
}
