namespace AnaplanConnectors.Client.Tests;

internal sealed class CallClockTests : ClientTest
{
    private readonly RetryOptions _never = new() { MaxRetries = 0 };

    [Test]
    public async Task A_silent_answer_is_given_up_after_ten_minutes()
    {
        Service.On("GET", "/2/0/users/me").Reply(Replies.Hang);

        var error = await Failure<AnaplanApiException>(() => Client(_never).GetCurrentUserAsync());

        Assert.That(error.Code, Is.EqualTo(ErrorCodes.TimedOut));
        Assert.That(error.Message, Does.Contain("no answer within 600 s"));
        Assert.That(Clock.Elapsed, Is.EqualTo(TimeSpan.FromMinutes(10)));
    }

    [Test]
    public async Task Completing_an_upload_may_take_forty_five_minutes()
    {
        Service.On("POST", ModelPath + "/files/113").Reply(Replies.Enveloped("'file' : { 'id' : '113' }"));
        Service.On("PUT", ModelPath + "/files/113/chunks/0").Reply(Replies.Status(204));
        Service.On("POST", ModelPath + "/files/113/complete").Reply(Replies.Hang);
        var upload = await Run(Model(_never).Files.StartUploadAsync(new() { Id = "113" }, null));
        await Run(upload.PutChunkAsync(0, ChunkBody.FromBytes(new byte[1])));

        await Failure<AnaplanApiException>(() => upload.CompleteAsync());

        Assert.That(Clock.Elapsed, Is.EqualTo(TimeSpan.FromMinutes(45)).Within(TimeSpan.FromSeconds(1)));
    }

    [Test]
    public async Task A_chunk_has_time_in_proportion_to_its_size_on_top()
    {
        Service.On("POST", ModelPath + "/files/113").Reply(Replies.Enveloped("'file' : { 'id' : '113' }"));
        Service.On("PUT", ModelPath + "/files/113/chunks/0").Reply(Replies.Hang);
        var upload = await Run(Model(_never).Files.StartUploadAsync(new() { Id = "113" }, 1));

        await Failure<AnaplanApiException>(() => upload.PutChunkAsync(0, ChunkBody.FromBytes(new byte[8 * 1024 * 600])));

        Assert.That(Clock.Elapsed, Is.EqualTo(TimeSpan.FromMinutes(20)));
    }

    [Test]
    public void Silence_while_a_body_is_sent_ends_the_attempt()
    {
        using var clock = NewClock();

        clock.BytesMove();
        Clock.Advance(TimeSpan.FromSeconds(61));

        Assert.That(clock.Token.IsCancellationRequested, Is.True);
        Assert.That(clock.Expired, Is.EqualTo("no byte moved for 60 s"));
    }

    [Test]
    public void A_slow_body_that_moves_is_fine()
    {
        using var clock = NewClock(bytesToSend: 50_000_000);

        for (var second = 0; second < 3000; second += 50)
        {
            clock.BytesMove();
            Clock.Advance(TimeSpan.FromSeconds(50));
        }

        Assert.That(clock.Token.IsCancellationRequested, Is.False);
    }

    [Test]
    public void While_the_service_thinks_silence_does_not_count()
    {
        using var clock = NewClock();

        clock.BytesMove();
        clock.BytesRest();
        Clock.Advance(TimeSpan.FromMinutes(9));

        Assert.That(clock.Token.IsCancellationRequested, Is.False);
    }

    private CallClock NewClock(long bytesToSend = 0) => new(Clock, new(), TimeSpan.FromMinutes(10), bytesToSend, CancellationToken.None);
}
