using System.Net;
using System.Text.Json;

namespace AnaplanConnectors.Simulator.Tests;

public sealed class RefreshTests : OAuthTest
{
    [Test]
    public async Task A_rotating_client_gets_a_new_refresh_token()
    {
        var first = RefreshTokenOf(await TokensAsync());

        var tokens = await JsonAsync(RefreshAsync(first));

        Assert.That(RefreshTokenOf(tokens), Is.Not.EqualTo(first));
        Assert.That(await MeAsync(tokens.GetProperty("access_token").GetString()!), Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task A_rotated_token_is_dead_and_takes_the_family_with_it()
    {
        var first = RefreshTokenOf(await TokensAsync());
        var second = RefreshTokenOf(await JsonAsync(RefreshAsync(first)));

        Assert.That(await ErrorAsync(await RefreshAsync(first)), Is.EqualTo("invalid_grant"));

        Assert.That(await ErrorAsync(await RefreshAsync(second)), Is.EqualTo("invalid_grant"));
    }

    [Test]
    public async Task The_family_of_another_sign_in_lives_on()
    {
        var first = RefreshTokenOf(await TokensAsync());
        var other = RefreshTokenOf(await TokensAsync());
        await StatusAsync(RefreshAsync(first));
        await StatusAsync(RefreshAsync(first));

        Assert.That(await StatusAsync(RefreshAsync(other)), Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task A_client_that_does_not_rotate_keeps_its_token_and_is_not_told_it_again()
    {
        var token = RefreshTokenOf(await TokensAsync(FixedClient));
        Clock.Advance(TimeSpan.FromDays(400));

        var tokens = await JsonAsync(RefreshAsync(token, FixedClient));

        Assert.That(tokens.TryGetProperty("refresh_token", out _), Is.False);
        Assert.That(await StatusAsync(RefreshAsync(token, FixedClient)), Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task A_rotating_token_lives_twelve_hours()
    {
        var token = RefreshTokenOf(await TokensAsync());
        Clock.Advance(TimeSpan.FromSeconds(43_000));

        Assert.That(await ErrorAsync(await RefreshAsync(token)), Is.EqualTo("invalid_grant"));
    }

    [Test]
    public async Task Another_client_cannot_use_the_token()
    {
        var token = RefreshTokenOf(await TokensAsync());

        Assert.That(await ErrorAsync(await RefreshAsync(token, FixedClient)), Is.EqualTo("invalid_grant"));
    }

    private static string RefreshTokenOf(JsonElement tokens) => tokens.GetProperty("refresh_token").GetString()!;
}
