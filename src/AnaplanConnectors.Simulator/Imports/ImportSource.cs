namespace AnaplanConnectors.Simulator;

/// <summary>The upload an import reads, from its first data row on.</summary>
internal sealed class ImportSource : IDisposable
{
    private readonly Stream _stream;
    private readonly FileState _file;
    private readonly DumpLineNumbers _lineNumbers;

    private ImportSource(ImportState import, Stream stream, DumpLineNumbers lineNumbers)
    {
        _stream = stream;
        _file = import.File!;
        _lineNumbers = lineNumbers;
        Record = new RecordReader(stream, _file.Encoding, _file.Separator, _file.Delimiter);
        Columns = _file.HeaderRow < 1 ? [.. import.HeaderNames.Select((_, index) => Unnamed(index))] : ReadHeader();
        RequireAll(import.Target!.Columns);
        LastField = import.Target.Columns.Select(FieldOf).Max();
    }

    /// <summary>The current row.</summary>
    public RecordReader Record { get; }

    /// <summary>Names of the columns, <c>Column n</c> where there is none.</summary>
    public IReadOnlyList<string> Columns { get; }

    /// <summary>Position of the last mapped column from 0.</summary>
    public int LastField { get; }

    /// <summary>
    /// False when the current row lacks a separator: it is too short, or a qualifier closes in the middle of a field.
    /// </summary>
    public bool IsComplete => Record.UnseparatedField == 0 && Record.FieldCount > LastField;

    /// <summary><c>_Line_</c> of the current row in the dump.</summary>
    public long Line => _lineNumbers switch
    {
        DumpLineNumbers.Records => Record.Record,
        DumpLineNumbers.DataRecords => Record.Record - _file.FirstDataRow + 1,
        _ => Record.Line,
    };

    /// <summary>How much has been read, 0 to 1.</summary>
    public double Fraction => _stream.CanSeek && _stream.Length > 0 ? Math.Min(1, (double)Record.BytesRead / _stream.Length) : 0;

    /// <exception cref="ActionFailedException">There is no content, or a mapped column is missing.</exception>
    public static ImportSource Open(ImportState import, ActionRequest request)
    {
        if (import.File is null)
            throw new ActionFailedException("failedToLocateModel",
                $"The source of import '{import.Name}' lies in Anaplan and is not simulated.");
        var stream = request.Files.OpenUpload(import.File.Id)
            ?? throw new ActionFailedException("uploadedFileNoLongerAvailable",
                $"The file '{import.File.Name}' is no longer available. Upload it again.");
        try
        {
            return new ImportSource(import, stream, request.Options.DumpLineNumbers);
        }
        catch
        {
            stream.Dispose();
            throw;
        }
    }

    /// <summary>Goes to the next data row.</summary>
    public bool Read()
    {
        while (Record.Read())
        {
            if (Record.Record >= _file.FirstDataRow)
                return true;
        }

        return false;
    }

    /// <summary>Position of a column from 0.</summary>
    public int FieldOf(ImportColumn column) =>
        Find(column) ?? throw new ArgumentException($"There is no column '{column.Header}'.", nameof(column));

    public void Dispose() => Record.Dispose();

    private static string Unnamed(int index) => FormattableString.Invariant($"Column {index + 1}");

    private List<string> ReadHeader()
    {
        while (Record.Record < _file.HeaderRow && Record.Read())
        {
            // Rows above the header are skipped.
        }

        if (Record.Record != _file.HeaderRow)
            return [];
        return [.. Enumerable.Range(0, Record.FieldCount)
            .Select(index => Record[index].IsEmpty ? Unnamed(index) : Record[index].ToString())];
    }

    private void RequireAll(IEnumerable<ImportColumn> columns)
    {
        var missing = columns.Where(column => Find(column) is null).Select(column => column.Header).ToList();
        if (missing.Count > 0)
            throw new ActionFailedException("missingFields", $"Missing fields in '{_file.Name}': {string.Join(", ", missing)}");
    }

    private int? Find(ImportColumn column)
    {
        if (_file.HeaderRow < 1)
            return column.Position - 1;
        var matches = Enumerable.Range(0, Columns.Count)
            .Where(index => Columns[index].Equals(column.Header, StringComparison.OrdinalIgnoreCase)).ToList();
        if (matches.Count == 0)
            return null;
        return column.Position is { } position && matches.Contains(position - 1) ? position - 1 : matches[0];
    }
}
