using System.IO.Compression;
using System.Text;
using AnaplanConnectors.TestKit;
using AnaplanConnectors.Transfer.Csv;
using AnaplanConnectors.Transfer.Rows;

namespace AnaplanConnectors.Transfer.Tests;

public sealed class GzipInputTests
{
    private readonly TemporaryFolder _folder = new();

    [OneTimeTearDown]
    public void Clean() => _folder.Dispose();

    [TestCase(1)]
    [TestCase(4)]
    [TestCase(8)]
    [TestCase(9)]
    [TestCase(1000)]
    public void A_file_that_was_cut_short_is_an_error_and_not_fewer_rows(int missing)
    {
        var whole = Compress(Text(20_000));

        Assert.That(
            async () => await ReadRows(whole.Take(whole.Length - missing)),
            Throws.InstanceOf<InvalidDataException>().With.Message.Contains("cut.csv.gz' is damaged or cut short"));
    }

    [Test]
    public async Task A_file_of_several_members_is_read_to_its_end_or_refused()
    {
        var members = Compress("A\n1\n").Concat(Compress("2\n3\n"));

        var rows = 0;
        Exception? refusal = null;
        try
        {
            rows = await ReadRows(members);
        }
        catch (InvalidDataException problem)
        {
            refusal = problem;
        }

        Assert.That(refusal is null ? rows : 3, Is.EqualTo(3));
    }

    [Test]
    public void Something_behind_the_end_is_an_error()
        => Assert.That(async () => await ReadRows(Compress("A\n1\n").Concat(new byte[] { 1, 2, 3 })), Throws.InstanceOf<InvalidDataException>());

    [Test]
    public void An_empty_file_is_no_gzip_file()
        => Assert.That(async () => await ReadRows([]), Throws.InstanceOf<CsvException>().Or.InstanceOf<InvalidDataException>());

    [Test]
    public void Damage_is_an_error()
    {
        var damaged = Compress(Text(20_000));
        damaged[damaged.Length / 2] ^= 1;

        Assert.That(async () => await ReadRows(damaged), Throws.InstanceOf<InvalidDataException>().Or.InstanceOf<IOException>());
    }

    private static string Text(int rows) => "A\n" + string.Concat(Enumerable.Range(0, rows).Select(i => $"{i * 7919L % 104_729}\n"));

    private static byte[] Compress(string text)
    {
        using var compressed = new MemoryStream();
        using (var gzip = new GZipStream(compressed, CompressionLevel.Fastest))
            gzip.Write(Encoding.UTF8.GetBytes(text), 0, text.Length);
        return compressed.ToArray();
    }

    private async Task<int> ReadRows(IEnumerable<byte> bytes)
    {
        var path = _folder.File("cut.csv.gz");
        File.WriteAllBytes(path, bytes.ToArray());
        using var rows = await new CsvFile(path).OpenAsync();
        return (await MemoryTable.ReadAsync(rows)).Rows.Count;
    }
}
