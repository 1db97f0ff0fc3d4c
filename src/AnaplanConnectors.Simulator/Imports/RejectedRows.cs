using System.Runtime.InteropServices;

namespace AnaplanConnectors.Simulator;

/// <summary>What a row was rejected for: a code of API reference 6.4 and the message for the dump.</summary>
internal readonly record struct RowProblem(string Type, string Message);

/// <summary>
/// Rows for the dump. They wait in a temporary file, because the header of the dump has as many error columns as the worst row
/// needs.
/// </summary>
/// <param name="columns">Names of the columns of the source.</param>
internal sealed class RejectedRows(IReadOnlyList<string> columns) : IDisposable
{
    private static readonly DelimitedFormat Format = new(QualifyAll: true);
    private readonly List<KeptRow> _late = [];
    private FileStream? _file;
    private BinaryWriter? _writer;
    private int _mostProblems;

    public bool Any => _file is not null || _late.Count > 0;

    /// <summary>Adds a row, cut or filled to the columns of the source. Rows come in the order of the file.</summary>
    public void Add(bool isError, IRecord row, long line, IReadOnlyCollection<RowProblem> problems)
    {
        _file ??= new FileStream(Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()), FileMode.CreateNew,
            FileAccess.ReadWrite, FileShare.None, 64 * 1024, FileOptions.DeleteOnClose);
        _writer ??= new BinaryWriter(_file);
        _writer.Write(isError);
        _writer.Write(line);
        for (var column = 0; column < columns.Count; column++)
            Write(column < row.FieldCount ? row[column] : default);
        _writer.Write7BitEncodedInt(problems.Count);
        foreach (var problem in problems)
            Write(problem.Message);
        _mostProblems = Math.Max(_mostProblems, problems.Count);
    }

    /// <summary>Adds a row whose fate was open until the end of the file; the dump has it in its place nevertheless.</summary>
    public void AddLate(bool isError, IRecord row, long line, IReadOnlyCollection<RowProblem> problems)
    {
        var fields = columns.Select((_, column) => column < row.FieldCount ? row[column].ToString() : "");
        _late.Add(new KeptRow(isError, line, [.. fields], [.. problems.Select(problem => problem.Message)]));
        _mostProblems = Math.Max(_mostProblems, problems.Count);
    }

    /// <summary>Writes the dump (API reference 6.5). Call it once, at the end.</summary>
    public void WriteTo(Stream dump)
    {
        using var writer = new DelimitedWriter(dump, Format);
        writer.Field("_Status_");
        writer.Fields(columns);
        writer.Field("_Line_");
        writer.Fields(Enumerable.Range(1, _mostProblems).Select(number => FormattableString.Invariant($"_Error_{number}_")));
        writer.EndRecord();
        foreach (var row in InFileOrder())
        {
            writer.Field(row.IsError ? "E" : "W");
            writer.Fields(row.Fields);
            writer.Field(FormattableString.Invariant($"{row.Line}"));
            writer.Fields(row.Messages.Concat(Enumerable.Repeat("", _mostProblems - row.Messages.Length)));
            writer.EndRecord();
        }

        writer.Finish();
    }

    public void Dispose()
    {
        _writer?.Dispose();
        _file?.Dispose();
    }

    private IEnumerable<KeptRow> InFileOrder()
    {
        using var late = _late.OrderBy(row => row.Line).GetEnumerator();
        var isLate = late.MoveNext();
        foreach (var row in OnTime())
        {
            for (; isLate && late.Current.Line < row.Line; isLate = late.MoveNext())
                yield return late.Current;
            yield return row;
        }

        for (; isLate; isLate = late.MoveNext())
            yield return late.Current;
    }

    private IEnumerable<KeptRow> OnTime()
    {
        if (_file is null)
            yield break;
        _writer!.Flush();
        _file.Position = 0;
        var reader = new BinaryReader(_file);
        while (_file.Position < _file.Length)
        {
            var isError = reader.ReadBoolean();
            var line = reader.ReadInt64();
            var fields = ReadMany(reader, columns.Count);
            yield return new KeptRow(isError, line, fields, ReadMany(reader, reader.Read7BitEncodedInt()));
        }
    }

    // Raw UTF-16: an encoding would not give broken surrogates back as they were.
    private void Write(ReadOnlySpan<char> text)
    {
        _writer!.Write7BitEncodedInt(text.Length);
        _writer.Write(MemoryMarshal.AsBytes(text));
    }

    private static string[] ReadMany(BinaryReader reader, int count)
    {
        var texts = new string[count];
        for (var index = 0; index < count; index++)
        {
            var bytes = reader.ReadBytes(reader.Read7BitEncodedInt() * sizeof(char));
            texts[index] = new string(MemoryMarshal.Cast<byte, char>(bytes));
        }

        return texts;
    }

    private sealed record KeptRow(bool IsError, long Line, string[] Fields, string[] Messages);
}
