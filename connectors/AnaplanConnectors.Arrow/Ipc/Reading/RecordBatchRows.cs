using AnaplanConnectors.Transfer.Rows;
using Apache.Arrow;
using Apache.Arrow.Compression;
using Apache.Arrow.Ipc;

namespace AnaplanConnectors.Arrow;

/// <summary>Rows of Arrow record batches, one batch in memory at a time.</summary>
internal sealed class RecordBatchRows : ColumnarRows
{
    private readonly string _name;
    private readonly CheckedArrowStream _stream;
    private readonly ArrowStreamReader _reader;
    private ArrowField[] _fields = [];
    private int[] _chosen = [];
    private ColumnValues[] _columns = [];
    private RowSchema _schema = new();

    private RecordBatchRows(Stream input, string name, ArrowFileOptions options, bool leaveOpen)
    {
        _name = name;
        _stream = new CheckedArrowStream(input, options, leaveOpen);
        var context = new ArrowContext(new ManagedAllocator(), new CompressionCodecFactory(), new ExtensionTypeRegistry());
        _reader = new ArrowStreamReader(context, _stream);
    }

    public override RowSchema Schema => _schema;

    /// <param name="input">An Arrow stream or file; need not seek.</param>
    /// <param name="name">What stands for it in messages.</param>
    /// <param name="options">Columns and limits.</param>
    /// <param name="leaveOpen">Whether the input stays open when the rows are closed, or when this fails.</param>
    /// <param name="cancellationToken">Ends the reading of the schema.</param>
    /// <exception cref="ColumnarFileException">It is no Arrow data, or holds columns that rows cannot carry.</exception>
    public static async Task<RecordBatchRows> OpenAsync(
        Stream input, string name, ArrowFileOptions options, bool leaveOpen, CancellationToken cancellationToken)
    {
        var rows = new RecordBatchRows(input, name, options, leaveOpen);
        try
        {
            await rows.ReadSchemaAsync(options.Columns, cancellationToken).ConfigureAwait(false);
            return rows;
        }
        catch
        {
            await rows.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    public override void Close()
    {
        _reader.Dispose();
        _stream.Dispose();
        base.Close();
    }

    protected override async ValueTask<(ColumnValues[] Columns, int Rows)?> LoadNextAsync(CancellationToken cancellationToken)
    {
        var batch = await ReadAsync(_reader.ReadNextRecordBatchAsync(cancellationToken)).ConfigureAwait(false);
        if (batch is null)
            return null;
        foreach (var index in _chosen)
            Bind(_fields[index], batch, index);
        return (_columns, batch.Length);
    }

    private async ValueTask ReadSchemaAsync(IReadOnlyList<string>? selected, CancellationToken cancellationToken)
    {
        var schema = await ReadAsync(_reader.GetSchema(cancellationToken)).ConfigureAwait(false) ?? throw new ColumnarFileException(_name, "it is empty");
        _fields = [.. schema.FieldsList.Select(ArrowTypes.Map)];
        _chosen = ColumnChoice.Choose(_name, [.. _fields.Select(field => (field.Name, field.Problem))], selected);
        _columns = [.. _chosen.Select(index => _fields[index].Values!)];
        _schema = new RowSchema(_chosen.Select(index => _fields[index].Column!));
    }

    private void Bind(ArrowField field, RecordBatch batch, int index)
    {
        try
        {
            var data = batch.Column(index).Data;
            field.Storage!.Bind(data, batch.Length);
            if (data.NullCount > 0 && !field.Column!.IsNullable)
                throw new DamagedException("values are missing, and the schema does not allow that");
        }
        catch (DamagedException problem)
        {
            throw new ColumnarFileException(_name, problem.Message, _stream.Batches - 1, field.Name, problem);
        }
    }

    private async ValueTask<T> ReadAsync<T>(ValueTask<T> reading)
    {
        try
        {
            return await reading.ConfigureAwait(false);
        }
        catch (DamagedException problem)
        {
            throw new ColumnarFileException(_name, problem.Message, BatchIndex, innerException: problem);
        }
        catch (Exception problem) when (problem is not OperationCanceledException and (not IOException or EndOfStreamException))
        {
            // Apache.Arrow throws whatever it runs into: NullReference, ArgumentNull, InvalidData, plain Exception.
            throw new ColumnarFileException(_name, $"it cannot be decoded ({problem.Message.TrimEnd('.')})", BatchIndex, innerException: problem);
        }
    }

    private int? BatchIndex => _stream.Batches > 0 ? _stream.Batches - 1 : null;
}
