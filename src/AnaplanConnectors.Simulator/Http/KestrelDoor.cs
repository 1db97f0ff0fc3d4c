using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;

namespace AnaplanConnectors.Simulator;

/// <summary>The door with a socket: HTTP/1.1 on the loopback address, never on another.</summary>
internal sealed class KestrelDoor(ApiHandler api) : IAsyncDisposable
{
    private WebApplication? _application;

    public async Task<Uri> StartAsync(int port, CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(options =>
        {
            options.AddServerHeader = false;
            options.Limits.MaxRequestBodySize = null;
            // A stalled body is something clients must be tested with, not something to be rid of.
            options.Limits.MinRequestBodyDataRate = null;
            options.Limits.MinResponseDataRate = null;
            options.Listen(IPAddress.Loopback, port, listen => listen.Protocols = HttpProtocols.Http1);
        });
        var application = builder.Build();
        application.Run(ServeAsync);
        _application = application;
        await application.StartAsync(cancellationToken);
        var addresses = application.Services.GetRequiredService<IServer>().Features.GetRequiredFeature<IServerAddressesFeature>();
        return new Uri(addresses.Addresses.Single());
    }

    public async ValueTask DisposeAsync()
    {
        if (_application is null)
            return;
        // Not gracefully: a reply that a fault holds back would be waited for.
        await _application.StopAsync(new CancellationToken(canceled: true));
        await _application.DisposeAsync();
    }

    private async Task ServeAsync(HttpContext context)
    {
        try
        {
            using var response = await api(ToRequest(context), context.RequestAborted);
            context.Response.StatusCode = response.Status;
            foreach (var (name, value) in response.Headers)
                context.Response.Headers.Append(name, value);
            if (response.Body is not { } body)
                return;
            context.Response.ContentType = body.ContentType;
            context.Response.ContentLength = body.Length;
            await body.WriteToAsync(context.Response.Body, context.RequestAborted);
        }
        catch (ConnectionResetException)
        {
            context.Abort();
        }
        catch (Exception) when (context.RequestAborted.IsCancellationRequested)
        {
            // The caller has gone: nobody is left to tell.
            context.Abort();
        }
    }

    private static ApiRequest ToRequest(HttpContext context)
    {
        var target = context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        var path = target.StartsWith('/') ? target.Split('?')[0] : context.Request.Path.ToUriComponent();
        var headers = context.Request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString(),
            StringComparer.OrdinalIgnoreCase);
        return new ApiRequest
        {
            Method = context.Request.Method,
            Origin = RequestOrigin.Of(context.Request.Scheme, context.Request.Host.ToString(), headers),
            RawPath = path,
            Query = new QueryParameters(context.Request.QueryString.Value ?? ""),
            Headers = headers,
            Body = context.Request.Body,
        };
    }
}
