using System.Security.Cryptography;

namespace AnaplanConnectors.Client.Tests;

/// <summary>What is wrong with a key ends in one of two exceptions, which tell nothing of it.</summary>
internal sealed class RsaKeyReaderTests
{
    private static (string Label, byte[] Content) Block(string name)
        => PemReader.Blocks(File.ReadAllText(Path.Combine(TestContext.CurrentContext.TestDirectory, "SignIn", "Pem", name))).Single();

    private static Exception? Failure(string label, byte[] content)
        => Catch(() => RsaKeyReader.Read(label, content, "s3cret"));

    private static Exception? Catch(Action work)
    {
        try
        {
            work();
            return null;
        }
        catch (Exception e)
        {
            return e;
        }
    }

    private static byte[] Changed(byte[] bytes, int index, byte value)
    {
        var copy = (byte[])bytes.Clone();
        copy[index] = value;
        return copy;
    }

    [Test]
    public void A_key_that_ends_too_early_is_no_key([Values("pkcs1.key", "pkcs8.key", "aes256.key")] string file)
    {
        var (label, content) = Block(file);

        var failures = Enumerable.Range(0, content.Length).Select(length => Failure(label, [.. content.Take(length)])).ToList();

        Assert.That(failures, Is.All.TypeOf<CryptographicException>());
        Assert.That(failures.Select(e => e!.Message).Distinct().Single(), Is.EqualTo("The key cannot be read."));
    }

    [Test]
    public void A_key_with_something_behind_it_is_no_key([Values("pkcs1.key", "pkcs8.key", "aes256.key")] string file)
    {
        var (label, content) = Block(file);

        Assert.That(Failure(label, [.. content, 0]), Is.TypeOf<CryptographicException>());
    }

    [Test]
    public void Whatever_a_byte_of_the_head_is_changed_to_nothing_else_is_thrown([Values("pkcs1.key", "pkcs8.key")] string file, [Values(0x00, 0x01, 0x30, 0x7F, 0x80, 0x84, 0xFF)] int value)
    {
        var (label, content) = Block(file);

        var failures = Enumerable.Range(0, 60).Select(index => Failure(label, Changed(content, index, (byte)value)));

        Assert.That(failures, Is.All.Null.Or.TypeOf<CryptographicException>());
    }

    [TestCase("30847FFFFFFF")]
    [TestCase("3088FFFFFFFFFFFFFFFF")]
    [TestCase("30800000")]
    [TestCase("3003020100")]
    [TestCase("300602010002847FFFFFFF")]
    [TestCase("")]
    public void Lengths_that_are_huge_open_or_empty_are_no_key(string hex)
    {
        var bytes = Enumerable.Range(0, hex.Length / 2).Select(i => Convert.ToByte(hex.Substring(2 * i, 2), 16)).ToArray();

        Assert.That(Failure("RSA PRIVATE KEY", bytes), Is.TypeOf<CryptographicException>());
        Assert.That(Failure("PRIVATE KEY", bytes), Is.TypeOf<CryptographicException>());
        Assert.That(Failure("ENCRYPTED PRIVATE KEY", bytes), Is.TypeOf<CryptographicException>());
    }

    [TestCase("scrypt.key", "1.3.6.1.4.1.11591.4.11")]
    [TestCase("pbes1.key", "1.2.840.113549.1.12.1.3")]
    public void Encryption_that_is_not_known_is_named(string file, string algorithm)
    {
        var (label, content) = Block(file);

        Assert.That(Failure(label, content), Is.TypeOf<NotSupportedException>().With.Message.Contains(algorithm));
    }

    [TestCase("-----BEGIN A-----\nAQI=\n-----END A-----", "A")]
    [TestCase("-----BEGIN A-----\nAQI=\n-----END B-----", "")]
    [TestCase("-----BEGIN A-----\nnot base64!\n-----END A-----\n-----BEGIN B-----\nAQI=\n-----END B-----", "B")]
    [TestCase("-----BEGIN A-----AQI=-----END A-----x-----BEGIN B-----AQI=-----END B-----", "A,B")]
    [TestCase("-----BEGIN A", "")]
    [TestCase("-----BEGIN A-----", "")]
    [TestCase("-----BEGIN -----BEGIN A-----\nAQI=\n-----END A-----", "A")]
    [TestCase("", "")]
    public void Blocks_are_found_whatever_is_around_them(string text, string labels)
        => Assert.That(string.Join(",", PemReader.Blocks(text).Select(block => block.Label)), Is.EqualTo(labels));
}
