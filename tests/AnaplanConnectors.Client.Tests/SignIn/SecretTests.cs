using System.Diagnostics;
using System.Reflection;
using System.Text.Json;

namespace AnaplanConnectors.Client.Tests;

public sealed class SecretTests
{
    private readonly Secret _secret = new("s3cret");

    [Test]
    public void Its_text_is_three_asterisks() => Assert.That($"{_secret}", Is.EqualTo("***"));

    [Test]
    public void Json_never_holds_it() => Assert.That(JsonSerializer.Serialize(new { Password = _secret }), Is.EqualTo("""{"Password":"***"}"""));

    [Test]
    public void It_is_not_read_from_json() => Assert.That(() => JsonSerializer.Deserialize<Secret>("\"s3cret\""), Throws.TypeOf<JsonException>());

    [Test]
    public void The_debugger_shows_three_asterisks_and_no_field()
    {
        var field = typeof(Secret).GetField("_value", BindingFlags.Instance | BindingFlags.NonPublic)!;

        Assert.That(typeof(Secret).GetCustomAttribute<DebuggerDisplayAttribute>()!.Value, Is.EqualTo("***"));
        Assert.That(field.GetCustomAttribute<DebuggerBrowsableAttribute>()!.State, Is.EqualTo(DebuggerBrowsableState.Never));
    }

    [Test]
    public void It_is_revealed_on_request_only() => Assert.That(_secret.Reveal(), Is.EqualTo("s3cret"));
}
