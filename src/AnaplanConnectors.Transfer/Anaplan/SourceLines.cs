using AnaplanConnectors.Client;
using AnaplanConnectors.Transfer.Csv;

namespace AnaplanConnectors.Transfer.Anaplan;

/// <summary>
/// Which line of an import's file belongs to which row, for files that were not made here: the content is read back, as the user still has
/// it, and its records are counted.
/// </summary>
internal static class SourceLines
{
    // 1 GB of usual chunks. What is larger is not worth another download only to count its rows: the line is known.
    private const int MaxChunks = 100;

    /// <summary>Null when the import reads no file, or its content is gone, too large, or no CSV.</summary>
    public static async Task<LineMap?> ReadAsync(ModelClient model, string importId, CancellationToken cancellationToken)
    {
        try
        {
            var import = await model.Imports.FindAsync(importId, cancellationToken).ConfigureAwait(false);
            if (import.FileId is not { Length: > 0 } fileId)
                return null;
            var target = await ImportTarget.ResolveAsync(model, import, cancellationToken).ConfigureAwait(false);
            var download = await model.Files.OpenDownloadAsync(fileId, cancellationToken).ConfigureAwait(false);
            return download.ChunkIds.Count is > 0 and <= MaxChunks
                ? await CountAsync(model.Files.OpenRead(download), target, cancellationToken).ConfigureAwait(false)
                : null;
        }
        catch (Exception unknown) when (unknown is AnaplanException or CsvException)
        {
            // The refused rows themselves are what counts, and they have their lines.
            return null;
        }
    }

    private static async Task<LineMap> CountAsync(Stream content, ImportTarget target, CancellationToken cancellationToken)
    {
        using var records = await CsvRecords.OpenAsync(content, target.Format, leaveOpen: false, CsvRecords.DefaultBufferSize, cancellationToken).ConfigureAwait(false);
        var map = new LineMap();
        var (line, record, row, blank) = (1L, 1L, 0L, 0L);
        while (await records.MoveAsync(row + 1, cancellationToken).ConfigureAwait(false))
        {
            line += records.BlankLines - blank;
            record += records.BlankLines - blank;
            blank = records.BlankLines;
            var lines = 1 + LineBreaks(records.Record);
            if (line > target.HeaderLines)
            {
                map.Add(line, ++row, record, lines);
                if (map.IsShifted)
                    map.AddPrint(RowPrint.Of(records.Record));
            }

            line += lines;
            record++;
        }

        return map;
    }

    private static long LineBreaks(ReadOnlySpan<byte> record)
    {
        var count = 0L;
        for (var i = 0; i < record.Length; i++)
        {
            if (record[i] == '\n' || (record[i] == '\r' && i + 1 < record.Length && record[i + 1] != '\n'))
                count++;
        }

        return count;
    }
}
