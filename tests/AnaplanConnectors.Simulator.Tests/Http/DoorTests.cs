using System.Net;
using System.Net.Sockets;

namespace AnaplanConnectors.Simulator.Tests;

public sealed class DoorTests : FileTest
{
    [Test]
    public async Task Both_doors_lead_to_the_same_tenant()
    {
        await StartUploadAsync(1);
        await PutChunkAsync(0, "a");
        using var client = new HttpClient { BaseAddress = await Simulator.StartAsync() };
        using var request = await RequestAsync(HttpMethod.Get, File);

        using var response = await client.SendAsync(request);

        Assert.That(await response.Content.ReadAsStringAsync(), Is.EqualTo("a"));
    }

    [Test]
    public async Task The_socket_is_on_the_loopback_address()
    {
        var address = await Simulator.StartAsync();

        Assert.That(address.Host, Is.EqualTo("127.0.0.1"));
        Assert.That(address.Port, Is.Positive);
    }

    [Test]
    public async Task Nothing_listens_after_disposal()
    {
        var address = await Simulator.StartAsync();
        await Simulator.DisposeAsync();
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);

        await Assert.ThatAsync(() => socket.ConnectAsync(address.Host, address.Port), Throws.InstanceOf<SocketException>());
    }

    [TestCase(false)]
    [TestCase(true)]
    public async Task Disposal_resets_calls_that_hang(bool usesSocket)
    {
        using var client = usesSocket
            ? new HttpClient { BaseAddress = await Simulator.StartAsync() }
            : new HttpClient(Simulator.CreateHandler()) { BaseAddress = Client.BaseAddress };
        using var request = await RequestAsync(HttpMethod.Get, "/2/0/users/me");
        Simulator.Faults.Plan(Route.CurrentUser, Fault.Delay(Timeout.InfiniteTimeSpan));
        var sending = client.SendAsync(request);
        await WaitForAsync(() => Simulator.Requests[^1].Fault is not null);

        await Simulator.DisposeAsync();

        await Assert.ThatAsync(() => sending, Throws.InstanceOf<HttpRequestException>());
    }

    [Test]
    public async Task Any_host_is_served_in_process()
    {
        using var request = await RequestAsync(HttpMethod.Get, "https://us9.api.anaplan.com/2/0/users/me");

        Assert.That(await StatusAsync(Client.SendAsync(request)), Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task Request_bodies_stream_in_process()
    {
        await StartUploadAsync(1);
        var content = new DrippingContent();
        using var request = await RequestAsync(HttpMethod.Put, $"{File}/chunks/0", content);

        var sending = Client.SendAsync(request);
        await WaitForAsync(() => Simulator.Requests[^1].BodyLength == 3);
        content.Release.SetResult();

        using var response = await sending;
        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.NoContent));
        Assert.That(await ContentAsync(), Is.EqualTo("abcdef"));
    }

    [Test]
    public async Task A_request_body_that_fails_fails_the_call_and_leaves_nothing()
    {
        await StartUploadAsync(1);
        using var request = await RequestAsync(HttpMethod.Put, $"{File}/chunks/0",
            new DrippingContent(new TimeoutException("source")));

        await Assert.ThatAsync(() => Client.SendAsync(request),
            Throws.InstanceOf<TimeoutException>().With.Message.EqualTo("source"));
        Assert.That(await ContentAsync(), Is.Null);
        Assert.That(Simulator.Requests[^2].Ended, Is.Not.Null);
    }

    [Test]
    public async Task Cancelling_ends_a_call_that_is_being_sent()
    {
        await StartUploadAsync(1);
        using var patience = new CancellationTokenSource();
        using var request = await RequestAsync(HttpMethod.Put, $"{File}/chunks/0", new DrippingContent());
        var sending = Client.SendAsync(request, patience.Token);
        await WaitForAsync(() => Simulator.Requests[^1].BodyLength == 3);

        await patience.CancelAsync();

        await Assert.ThatAsync(() => sending, Throws.InstanceOf<OperationCanceledException>());
        Assert.That(Simulator.Requests[^1].Ended, Is.Not.Null);
    }

    [Test]
    public async Task A_body_longer_than_it_says_is_a_mistake()
    {
        await StartUploadAsync(1);
        using var request = new HttpRequestMessage(HttpMethod.Put, $"{File}/chunks/0") { Content = Bytes(new byte[10]) };
        request.Content.Headers.ContentLength = 5;
        request.Headers.Authorization = new("AnaplanAuthToken", await TokenAsync(Sample.Ada));

        await Assert.ThatAsync(() => Client.SendAsync(request), Throws.InstanceOf<HttpRequestException>());
    }

    /// <summary>Sends three bytes, waits, and sends three more or fails.</summary>
    private sealed class DrippingContent : HttpContent
    {
        private readonly Exception? _failure;

        public DrippingContent(Exception? failure = null)
        {
            _failure = failure;
            Headers.ContentType = new("application/octet-stream");
            if (failure is not null)
                Release.SetResult();
        }

        public TaskCompletionSource Release { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
            SerializeToStreamAsync(stream, context, default);

        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context,
            CancellationToken cancellationToken)
        {
            await stream.WriteAsync("abc"u8.ToArray(), cancellationToken);
            await Release.Task.WaitAsync(cancellationToken);
            if (_failure is not null)
                throw _failure;
            await stream.WriteAsync("def"u8.ToArray(), cancellationToken);
        }

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }
}
