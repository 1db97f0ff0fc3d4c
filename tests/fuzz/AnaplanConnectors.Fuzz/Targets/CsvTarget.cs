using System.Text;
using AnaplanConnectors.TestKit;
using AnaplanConnectors.Transfer.Csv;
using AnaplanConnectors.Transfer.Rows;

namespace AnaplanConnectors.Fuzz.Targets;

/// <summary>
/// The CSV decoder: the first byte chooses the format, the rest is the file. Read at once and in small pieces it has to give the
/// same rows and the same refusals, as text and with the types that its own preview proposes.
/// </summary>
internal static class CsvTarget
{
    // The least that the tokeniser takes.
    private const int SmallBuffer = 256;

    private static readonly CsvFormat[] Formats =
    [
        new() { MaxRecordBytes = 4096, MaxFieldBytes = 1024 },
        new() { HeaderRow = 0, Separator = ';', DecimalSeparator = ',' },
        new() { HeaderRow = 0, Separator = '\t', RaggedRows = CsvRaggedRows.PadAndCut },
        new() { HeaderRow = 0, Separator = '|', Qualifier = null, NullText = "NULL" },
        new() { Encoding = "utf-16" },
        new() { Encoding = "windows-1252", Numbers = CsvNumbers.Displayed },
    ];

    public static IReadOnlyList<byte[]> Seeds { get; } =
    [
        [0, .. "Product,Month,Units\nP1,Jan 25,12.5\n\"P\"\"2\",\"two\nlines\",-1e5\n"u8],
        [1, .. "1,5;2026-11-24;true\n;;\n\"\";x;\"a;b\"\r\n"u8],
        [2, .. "a\tb\tc\nd\te\n\n\"f\"g\th\ti\tj\n"u8],
        [3, .. "NULL|01/02/2026|\"x\"\r1|31.12.2025|y"u8],
        [4, .. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes("größe,€\n1,\ud83d\ude00\n")],
        [5, .. "\u00a3,Text\n\"(1,234.50)\",x\n5%,\n"u8],
        [0, 0xEF, 0xBB, 0xBF, .. "a,b\n"u8, 0xC3, 0x28, .. ",\0\n"u8],
    ];

    public static void Run(byte[] input)
    {
        if (input.Length == 0)
            return;
        var format = Formats[input[0] % Formats.Length];
        var content = input[1..];
        var reading = Read(new MemoryStream(content), format, CsvRecords.DefaultBufferSize);
        Compare(reading, Read(new SmallPieces(content), format, SmallBuffer));
        if (Typed(content, format) is { } typed)
            Read(new MemoryStream(content), typed, CsvRecords.DefaultBufferSize);
    }

    private static void Compare(List<string> reading, List<string> other)
    {
        if (!reading.SequenceEqual(other))
            throw new WrongResultException($"It depends on how the bytes arrive: {string.Join('\n', reading)}\n---\n{string.Join('\n', other)}");
    }

    private static CsvFormat? Typed(byte[] content, CsvFormat format)
    {
        try
        {
            return CsvPreview.ReadAsync(new MemoryStream(content), format).AsTask().GetAwaiter().GetResult().Format;
        }
        catch (CsvException)
        {
            return null;
        }
    }

    // Every row or refusal as a line.
    private static List<string> Read(MemoryStream content, CsvFormat format, int bufferSize)
    {
        var length = content.Length;
        var lines = new List<string>();
        try
        {
            using var rows = CsvRows.OpenAsync(content, format, leaveOpen: false, bufferSize, CancellationToken.None)
                .AsTask().GetAwaiter().GetResult();
            lines.Add(string.Join('|', rows.Schema.Select(column => column.Name)));
            while (Next(rows, lines))
            {
                // A row takes a byte at least, so that what goes on longer than this goes on for ever.
                if (lines.Count > length + 2)
                    throw new WrongResultException("There are more rows than bytes.");
            }
        }
        catch (CsvException refusal)
        {
            lines.Add(refusal.Message);
        }

        return lines;
    }

    private static bool Next(CsvRows rows, List<string> lines)
    {
        try
        {
            if (!rows.Read())
                return false;
            lines.Add(string.Join('|', MemoryTable.Current(rows)));
        }
        catch (RowException refusal)
        {
            lines.Add(refusal.Message);
        }

        return true;
    }

    private sealed class SmallPieces(byte[] content) : MemoryStream(content)
    {
        private const int Piece = 7;

        public override int Read(byte[] buffer, int offset, int count) => base.Read(buffer, offset, Math.Min(count, Piece));

        public override int Read(Span<byte> buffer) => base.Read(buffer[..Math.Min(buffer.Length, Piece)]);

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
            => base.ReadAsync(buffer[..Math.Min(buffer.Length, Piece)], cancellationToken);

        public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
            => base.ReadAsync(buffer, offset, Math.Min(count, Piece), cancellationToken);
    }
}
