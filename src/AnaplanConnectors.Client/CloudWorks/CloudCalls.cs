using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace AnaplanConnectors.Client;

/// <summary>The calls of CloudWorks, each of the class that it has.</summary>
internal sealed class CloudCalls(ApiSession api)
{
    public IAsyncEnumerable<T> List<T>(string path, string what, JsonTypeInfo<List<T>> type, string key, CancellationToken cancellationToken)
        where T : class
        => api.ListAsync(path, what, type, [key], cancellationToken, ApiService.CloudWorks);

    public Task<T> Get<T>(string path, string what, JsonTypeInfo<T> type, string key, CancellationToken cancellationToken)
        where T : class
        => api.GetAsync(path, what, type, key, cancellationToken, ApiService.CloudWorks);

    public Task<T> GetWhole<T>(string path, string what, JsonTypeInfo<T> type, string key, CancellationToken cancellationToken)
        where T : class
        => api.SendAsync(ApiRequest.Get(path, what, ApiService.CloudWorks), body => Envelope.ReadWhole(body, type, key), cancellationToken);

    public Task<Stream> Open(string path, string what, CancellationToken cancellationToken)
        => api.OpenAsync(ApiService.CloudWorks, path, what, "*/*", cancellationToken);

    public Task<string> Create<T>(
        string path, string what, T? body, JsonTypeInfo<T> type, Func<CloudIds, string?> id, CancellationToken cancellationToken)
        where T : class
        => Create(path, what, JsonSerializer.SerializeToUtf8Bytes(body ?? throw new ArgumentNullException(nameof(body)), type), id, cancellationToken);

    public Task<string> Create(string path, string what, byte[] json, Func<CloudIds, string?> id, CancellationToken cancellationToken)
        => api.SendOnceAsync(
            ApiRequest.Send(HttpMethod.Post, path, what, CallClass.AskFirst, json, ApiService.CloudWorks),
            answer => id(Envelope.ReadWhole(answer, ApiJson.Default.CloudIds)) is { Length: > 0 } made ? made : throw new AnswerException("the answer holds no id"),
            path, "Look at what there is before making another.", cancellationToken);

    public Task<string> Start(string path, string what, byte[] json, string id, CancellationToken cancellationToken)
        => api.SendOnceAsync(
            ApiRequest.Send(HttpMethod.Post, path, what, CallClass.AskFirst, json, ApiService.CloudWorks),
            answer => Envelope.ReadWhole(answer, ApiJson.Default.CloudIds).Run?.Id is { Length: > 0 } run ? run : throw new AnswerException("the answer holds no run id"),
            id, "Look at the runs before starting another.", cancellationToken);

    public Task Set<T>(HttpMethod method, string path, string what, T? body, JsonTypeInfo<T> type, CancellationToken cancellationToken)
        where T : class
        => Set(method, path, what, JsonSerializer.SerializeToUtf8Bytes(body ?? throw new ArgumentNullException(nameof(body)), type), cancellationToken);

    public Task Set(HttpMethod method, string path, string what, byte[]? json, CancellationToken cancellationToken)
        => api.SendAsync(
            ApiRequest.Send(method, path, what, CallClass.IdempotentByKey, json, ApiService.CloudWorks).AnyAnswer(), Answers.Ignore, cancellationToken);

    /// <summary>Gone at the second time means that the first one worked and its answer was lost.</summary>
    public async Task Delete(string path, string what, CancellationToken cancellationToken)
    {
        var request = ApiRequest.Send(HttpMethod.Delete, path, what, CallClass.IdempotentByKey, service: ApiService.CloudWorks).AnyAnswer();
        var attempt = await api.TryAsync(request, Answers.Ignore, cancellationToken).ConfigureAwait(false);
        if (attempt.Failure is { } failure && !(failure.StatusCode == 404 && attempt.Count > 1))
            throw failure.ToException(request, attempt.Count);
    }
}
