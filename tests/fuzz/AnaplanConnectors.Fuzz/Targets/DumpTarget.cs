using AnaplanConnectors.Transfer.Anaplan;
using AnaplanConnectors.Transfer.Csv;

namespace AnaplanConnectors.Fuzz.Targets;

/// <summary>The parser of failure dumps: rows, reasons, and the rows of the source that they belong to.</summary>
internal static class DumpTarget
{
    public static IReadOnlyList<byte[]> Seeds { get; } =
    [
        [.. "\"_Status_\",\"Product\",\"Units\",\"_Line_\",\"_Error_1\"\n\"E\",\"P9\",\"12\",\"2\",\"Unknown item P9\"\n\"W\",\"P1\",\"x\",\"7\",\"x is no number\"\n"u8],
        [.. "_Status_,_Line_,_Error_1,_Error_2\nE,1,a,\nE,,b,c\nE,99999999999999999999,\"d\nd\",\n"u8],
        [.. "_Status_,a,a,_Line_,x,_Error_1\r\n\r\nE,1,1,0,,1\r\nE,1,2\r\n"u8],
        [.. "<html><title>502</title></html>"u8],
        [.. "\uFEFF\"_Status_\",\"_Line_\"\nE,-1\n\"E"u8],
    ];

    public static void Run(byte[] input)
    {
        var lines = new LineMap();
        lines.Add(2, 1, 2);
        lines.Add(3, 2, 3);
        lines.Add(6, 3, 4);
        lines.AddPrint(RowPrint.Of("P1,x"u8));
        try
        {
            using var rows = new RejectedRowReader(Open(input), DumpNumbers.OfAsync(lines, () => new(new RejectedRowReader(Open(input), null)), CancellationToken.None).GetAwaiter().GetResult());
            RejectSummary.SumAsync(rows).GetAwaiter().GetResult();
        }
        catch (Exception refusal) when (refusal is CsvException or Transfer.Rows.RowException or ForeignDumpException)
        {
            // Typed, with its place: the dump is shown as unreadable, and the counters of the task take its place.
        }

        static CsvRows Open(byte[] dump) => CsvRows.OpenAsync(new MemoryStream(dump), new CsvFormat()).AsTask().GetAwaiter().GetResult();
    }
}
