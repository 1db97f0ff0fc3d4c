using AnaplanConnectors.Transfer.Csv;

namespace AnaplanConnectors.Transfer.Tests;

public sealed class EndlessFieldTests
{
    private const long TwoGigabytes = 2L << 30;

    [TestCase("A,B\n1,\"")]
    [TestCase("A,B\n1,")]
    [TestCase("A,")]
    public void A_field_without_end_is_told_after_about_the_limit(string start)
    {
        using var input = new EndlessStream(start, TwoGigabytes);
        var format = new CsvFormat { MaxFieldBytes = 1 << 20, MaxRecordBytes = 4 << 20 };

        Assert.That(
            async () =>
            {
                using var rows = await CsvRows.OpenAsync(input, format, leaveOpen: true);
                await rows.ReadAsync(default);
            },
            Throws.InstanceOf<CsvException>().With.Message.Contains("longer than 4,194,304 bytes"));
        Assert.That(input.BytesRead, Is.LessThan(3 * format.MaxRecordBytes));
    }

    private sealed class EndlessStream(string start, long length) : Stream
    {
        public long BytesRead { get; private set; }

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override int Read(byte[] buffer, int offset, int count)
        {
            var read = (int)Math.Min(count, length - BytesRead);
            for (var i = 0; i < read; i++)
                buffer[offset + i] = BytesRead + i < start.Length ? (byte)start[(int)BytesRead + i] : (byte)'x';
            BytesRead += read;
            return read;
        }

        public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
            => Task.FromResult(Read(buffer, offset, count));

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
