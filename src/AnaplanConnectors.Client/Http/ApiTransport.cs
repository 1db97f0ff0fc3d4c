using System.Buffers;
using System.Net;
using System.Net.Http.Headers;

namespace AnaplanConnectors.Client;

/// <summary>Sends a request once and reads its answer whole. Throws only when the caller cancels; everything else is a failure.</summary>
internal sealed class ApiTransport : IDisposable
{
    private const int MaxErrorLength = 64 * 1024;

    private static readonly ProductInfoHeaderValue UserAgent
        = new("AnaplanConnectors", typeof(ApiTransport).Assembly.GetName().Version?.ToString(3));

    private readonly HttpClient _http;
    private readonly AnaplanClientOptions _options;
    private readonly IReadOnlyDictionary<ApiService, Uri> _services;

    public ApiTransport(AnaplanClientOptions options, HttpMessageHandler? handler)
    {
        _options = options;
        _http = new(handler ?? TransportHandler.Create(options), disposeHandler: handler is null);
        TransportHandler.SwitchClockOff(_http);
        _services = ApiServices.Addresses(options.Hosts);
        Clock = new(options.TimeProvider);
    }

    public ServerClock Clock { get; }

    /// <param name="request">What to send.</param>
    /// <param name="token">Value of the shared token; null when the request brings its own authorization.</param>
    /// <param name="read">Reads a successful answer.</param>
    /// <param name="cancellationToken">Ends the attempt with an <see cref="OperationCanceledException"/>.</param>
    public async Task<Attempt<T>> SendAsync<T>(ApiRequest request, string? token, AnswerReader<T> read, CancellationToken cancellationToken)
    {
        var body = request.Body?.Invoke();
        using var clock = new CallClock(
            _options.TimeProvider, _options.Timeouts, request.AnswerLimit ?? _options.Timeouts.Answer, body?.Bytes.Length ?? 0, cancellationToken);
        using var content = body is { } b ? new ApiContent(b, clock, once: request.Class == CallClass.AskFirst) : null;
        using var message = Message(request, token, content);
        try
        {
            using var response = await _http.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, clock.Token).ConfigureAwait(false);
            // Streams of .NET Framework do not listen to tokens once they read; closing the answer wakes them.
            using var abort = clock.Token.Register(static r => ((HttpResponseMessage)r!).Dispose(), response);
            Clock.Learn(response);
            return response.IsSuccessStatusCode
                ? await ReadAsync(request, response, clock, read).ConfigureAwait(false)
                : new() { Failure = await RefusalAsync(request, message, response, clock).ConfigureAwait(false) };
        }
        catch (Exception e) when (cancellationToken.IsCancellationRequested)
        {
            throw new OperationCanceledException(e.Message, e, cancellationToken);
        }
        catch (Exception e) when (e is HttpRequestException or IOException or OperationCanceledException or ObjectDisposedException or WebException)
        {
            return new() { Failure = Broken(message.RequestUri!, e, clock, content) };
        }
    }

    public void Dispose() => _http.Dispose();

    private HttpRequestMessage Message(ApiRequest request, string? token, ApiContent? content)
    {
        var address = new Uri(_services[request.Service], request.Path);
        var message = new HttpRequestMessage(request.Method, address) { Content = content };
        message.Headers.UserAgent.Add(UserAgent);
        message.Headers.Accept.ParseAdd(request.Accept);
        // Waiting for "100 Continue" costs a round trip, or a second where a proxy swallows it.
        message.Headers.ExpectContinue = false;
        if (request.ExpectsContent)
            message.Headers.AcceptEncoding.ParseAdd("gzip");
        var authorization = token is null ? request.Authorization?.Invoke() : "AnaplanAuthToken " + token;
        if (authorization is not null)
            message.Headers.TryAddWithoutValidation("Authorization", authorization);
        return message;
    }

    private static async Task<Attempt<T>> ReadAsync<T>(ApiRequest request, HttpResponseMessage response, CallClock clock, AnswerReader<T> read)
    {
        try
        {
            Envelope.CheckContentType(request, response);
            if (request.ExpectsContent)
                clock.Receiving(response.Content.Headers.ContentLength ?? request.MaxLength);
            return new() { Value = read(await AnswerBody.ReadAsync(response, clock, request.MaxLength).ConfigureAwait(false)) };
        }
        catch (AnswerException e)
        {
            return new()
            {
                Failure = new()
                {
                    Code = e.Code, Reason = e.Message, StatusCode = (int)response.StatusCode, Cause = e.InnerException, MayHaveHappened = true,
                    Repetition = e.Code == ErrorCodes.UnusableAnswer ? Repetition.Counted : Repetition.Never,
                    Hint = "See whether a proxy stands in between that answers on its own.",
                },
            };
        }
    }

    private async Task<Failure> RefusalAsync(ApiRequest request, HttpRequestMessage message, HttpResponseMessage response, CallClock clock)
    {
        var retryAfter = RetryAfter.Read(response, Clock.UtcNow);
        try
        {
            using var body = await AnswerBody.ReadAsync(response, clock, MaxErrorLength).ConfigureAwait(false);
            return StatusFailures.Of(request.Service, response, EchoGuard.Clean(body.AsSequence().ToArray(), message), retryAfter, ProxyName);
        }
        catch (Exception e) when (e is AnswerException or IOException or HttpRequestException or WebException)
        {
            // The status is what counts; its explanation did not arrive.
            return StatusFailures.Of(request.Service, response, default, retryAfter, ProxyName);
        }
    }

    private Failure Broken(Uri address, Exception e, CallClock clock, ApiContent? content)
    {
        var host = address.Authority;
        var cause = AddressSecrets.Clean(e);
        if (clock.Expired is { } clockThatRanOut)
            return Interrupted(ErrorCodes.TimedOut, $"{clockThatRanOut} ({host})", cause);
        var error = e is OperationCanceledException && content is not { Started: true } ? TransportError.Connect : TransportErrors.Of(e);
        var words = ServiceWords.Read(System.Text.Encoding.UTF8.GetBytes(AddressSecrets.Clean(e.GetBaseException().Message)));
        return error switch
        {
            TransportError.Trust => new()
            {
                Code = ErrorCodes.UntrustedServer, Reason = $"the certificate of {host} cannot be trusted ({words})", Cause = cause,
                Hint = "Check the host, the clock of this machine and the certificates that the system trusts; a proxy that opens TLS needs its own there.",
                Repetition = Repetition.Never, MayHaveHappened = false,
            },
            TransportError.Proxy => new()
            {
                Code = ErrorCodes.ProxyRefused, Reason = $"the proxy{ProxyName} let nothing through to {host} ({words})", Cause = cause,
                Hint = "Check address, user name and password of the proxy.", Repetition = Repetition.Counted, MayHaveHappened = false,
            },
            TransportError.Other => Interrupted(ErrorCodes.ConnectionLost, $"the connection to {host} broke ({words})", cause),
            _ => new()
            {
                Code = ErrorCodes.NoConnection, Reason = $"no connection to {host} ({words})", Cause = cause,
                Hint = "Check the host, the network and the proxy.", Repetition = Repetition.Counted,
                // The kind alone would do; that no byte of the body was taken is a second proof.
                MayHaveHappened = content is { Started: true },
            },
        };
    }

    private string ProxyName => _options.Proxy?.Address is { } proxy ? " " + proxy.Authority : "";

    private static Failure Interrupted(string code, string reason, Exception e) => new()
    {
        Code = code, Reason = reason, Cause = e, Repetition = Repetition.Counted, MayHaveHappened = true,
        Hint = "Try again; if it stays, check the network and the proxy.",
    };
}
