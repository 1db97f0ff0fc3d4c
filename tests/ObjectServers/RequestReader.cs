using System.Globalization;
using System.Text;

namespace AnaplanConnectors.ObjectServers;

/// <summary>Reads requests off a connection.</summary>
internal static class RequestReader
{
    private const int MostHead = 64_000;

    /// <returns>Null when the other side has closed.</returns>
    public static async Task<Request?> ReadAsync(Stream stream, CancellationToken cancellationToken)
    {
        if (await ReadHeadAsync(stream, cancellationToken) is not { } head)
            return null;
        var lines = head.Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        var headers = lines.Skip(1).Select(line => line.Split(':', 2)).GroupBy(pair => pair[0], StringComparer.OrdinalIgnoreCase)
            .ToDictionary(group => group.Key, group => string.Join(",", group.Select(pair => pair[1].Trim())), StringComparer.OrdinalIgnoreCase);
        if (headers.ContainsKey("Transfer-Encoding") || headers.GetValueOrDefault("Content-Encoding")?.Contains("aws-chunked", StringComparison.Ordinal) == true)
            throw new IOException("Bodies of unknown length are not imitated.");
        if (headers.GetValueOrDefault("Expect") is { } expect && expect.Equals("100-continue", StringComparison.OrdinalIgnoreCase))
            await stream.WriteAsync("HTTP/1.1 100 Continue\r\n\r\n"u8.ToArray(), cancellationToken);
        var body = new byte[int.Parse(headers.GetValueOrDefault("Content-Length") ?? "0", CultureInfo.InvariantCulture)];
        await stream.ReadExactlyAsync(body, cancellationToken);

        var (method, target) = lines[0].Split(' ') is [var verb, var uri, ..] ? (verb, uri) : throw new IOException("No request line.");
        var question = target.IndexOf('?', StringComparison.Ordinal);
        var path = Uri.UnescapeDataString(question < 0 ? target : target[..question]);
        return new Request(method, path, Query(question < 0 ? "" : target[(question + 1)..]), headers, body);
    }

    private static Dictionary<string, string> Query(string text)
        => text.Split('&', StringSplitOptions.RemoveEmptyEntries).Select(pair => pair.Split('=', 2))
            .ToDictionary(pair => Uri.UnescapeDataString(pair[0]), pair => pair.Length > 1 ? Uri.UnescapeDataString(pair[1].Replace('+', ' ')) : "", StringComparer.Ordinal);

    // Byte by byte, so that nothing of the body is taken; heads are short, and the tests few.
    private static async Task<string?> ReadHeadAsync(Stream stream, CancellationToken cancellationToken)
    {
        var head = new List<byte>(512);
        var one = new byte[1];
        while (head.Count < 4 || !(head[^1] == '\n' && head[^2] == '\r' && head[^3] == '\n' && head[^4] == '\r'))
        {
            if (await stream.ReadAsync(one, cancellationToken) == 0)
                return head.Count == 0 ? null : throw new IOException("The request ends in its head.");
            head.Add(one[0]);
            if (head.Count > MostHead)
                throw new IOException("The head is too long.");
        }

        return Encoding.ASCII.GetString([.. head]);
    }
}
