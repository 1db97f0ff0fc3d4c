using AnaplanConnectors.Transfer.Runs;

namespace AnaplanConnectors.Transfer.Tests.Runs;

/// <summary>
/// Whatever happens to the bytes of a ledger, reading it gives the records up to a point, or an error; never others, and never fewer
/// because of a byte that changed.
/// </summary>
public sealed class LedgerDamageTests
{
    private const int Cases = 10_000;

    private static readonly byte[] Whole = Bytes(SomeRecords.All);

    private static readonly List<string> WholeTexts = Texts(SomeRecords.All);

    private static readonly int[] Ends = Enumerable.Range(1, SomeRecords.All.Length).Select(count => Bytes(SomeRecords.All.Take(count)).Length).ToArray();

    [Test]
    public void Any_truncation_leaves_the_records_that_are_whole()
    {
        var random = Seeded();
        for (var i = 0; i < Cases; i++)
        {
            var length = random.Next(Whole.Length + 1);

            var records = LedgerFormat.Read(Whole.AsSpan(0, length), "ledger", out var counts);

            Assert.That(counts, Is.LessThanOrEqualTo(length));
            Assert.That(Texts(records), Is.EqualTo(WholeTexts.Take(records.Count)));
            Assert.That(records, Has.Count.EqualTo(WholeRecordsIn(length)));
        }
    }

    [Test]
    public void Any_flipped_bit_is_noticed()
    {
        var random = Seeded();
        for (var i = 0; i < Cases; i++)
        {
            var bytes = (byte[])Whole.Clone();
            var bit = random.Next(bytes.Length * 8);
            bytes[bit / 8] ^= (byte)(1 << (bit % 8));

            Assert.That(() => LedgerFormat.Read(bytes, "ledger", out _), Throws.InstanceOf<RunException>(), $"bit {bit}");
        }
    }

    [Test]
    public void A_flipped_bit_before_a_torn_tail_is_noticed_or_lies_in_the_tail()
    {
        var random = Seeded();
        for (var i = 0; i < Cases; i++)
        {
            var bytes = Whole.AsSpan(0, random.Next(1, Whole.Length + 1)).ToArray();
            var bit = random.Next(bytes.Length * 8);
            bytes[bit / 8] ^= (byte)(1 << (bit % 8));

            var read = ReadOrNull(bytes);

            Assert.That(read, Is.Null.Or.EqualTo(WholeTexts.Take(WholeRecordsIn(bytes.Length))), $"bit {bit} of {bytes.Length} bytes");
        }
    }

    [Test]
    public void Anything_else_is_refused_or_empty()
    {
        var random = Seeded();
        for (var i = 0; i < Cases; i++)
        {
            var bytes = new byte[random.Next(200)];
            random.NextBytes(bytes);

            Assert.That(ReadOrNull(bytes), Is.Null.Or.Empty);
        }
    }

    private static Random Seeded()
    {
        var seed = Environment.TickCount;
        TestContext.Out.WriteLine($"seed {seed}");
        return new Random(seed);
    }

    private static IEnumerable<string>? ReadOrNull(byte[] bytes)
    {
        try
        {
            return Texts(LedgerFormat.Read(bytes, "ledger", out _));
        }
        catch (RunException)
        {
            return null;
        }
    }

    private static List<string> Texts(IEnumerable<RunRecord> records) => records.Select(record => Convert.ToBase64String(RunJson.Write(record))).ToList();

    private static byte[] Bytes(IEnumerable<RunRecord> records)
        => LedgerFormat.Header(RunRecord.FormatVersion).Concat(records.SelectMany(LedgerFormat.Frame)).ToArray();

    private static int WholeRecordsIn(int length) => Ends.Count(end => end <= length);
}
