using AnaplanConnectors.Transfer.Rows;

namespace AnaplanConnectors.Arrow;

/// <summary>
/// Writes rows into a folder, a file for each combination of some columns' values, in folders named <c>column=value</c>. The folder
/// appears under its name when the delivery is completed, whole or not at all; until then it is <c>name.partial</c> beside it.
/// </summary>
internal sealed class PartitionedWriter : RowDelivery
{
    private readonly ParquetFileOptions _options;
    private readonly IUnfinishedFolder _folder;
    private readonly EncodingThread _thread = new();
    private readonly PartitionKeys _keys;
    private readonly RowSchema _stored;
    private readonly int[] _storedOrdinals;
    private readonly Dictionary<string, Partition> _open = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Partition>.AlternateLookup<ReadOnlySpan<char>> _lookup;
    private readonly FolderManifest _manifest;
    private Partition? _last;
    private long _held;
    private long _textBytes;
    private long _clock;

    private PartitionedWriter(RowSchema schema, ParquetFileOptions options, IUnfinishedFolder folder, PartitionKeys keys, int[] storedOrdinals)
        : base(schema)
    {
        _options = options;
        _folder = folder;
        _keys = keys;
        _storedOrdinals = storedOrdinals;
        _stored = new RowSchema(storedOrdinals.Select(ordinal => schema[ordinal]));
        _lookup = _open.GetAlternateLookup<ReadOnlySpan<char>>();
        _manifest = new FolderManifest(schema, options.PartitionBy!);
    }

    /// <summary>Checks the columns, then opens the folder, which the writer then owns.</summary>
    /// <exception cref="ArgumentException">A column to partition by is missing or cannot name a folder, or none is left to store.</exception>
    /// <exception cref="IOException">The name is taken, or somebody else is writing the folder.</exception>
    public static async ValueTask<PartitionedWriter> CreateAsync(RowSchema schema, ParquetFileOptions options, Func<ValueTask<IUnfinishedFolder>> open)
    {
        ColumnChoice.RefuseUnwritable(schema, "A Parquet file");
        var keys = new PartitionKeys(schema, options.PartitionBy!);
        var stored = Enumerable.Range(0, schema.Count).Except(keys.Ordinals).ToArray();
        if (stored.Length == 0)
            throw new ArgumentException("All columns name folders, and none is left for the files.", nameof(schema));
        return new PartitionedWriter(schema, options, await open().ConfigureAwait(false), keys, stored);
    }

    // What is held is bounded for all partitions together: two row groups.
    protected override bool IsFull => _held >= 2L * _options.RowGroupRows || _textBytes >= 2L * _options.RowGroupTextBytes
        || _open.Count > _options.MaxOpenPartitions || _last!.Buffer.IsFull;

    public override async ValueTask DisposeAsync()
    {
        foreach (var partition in _open.Values)
            await partition.DisposeAsync().ConfigureAwait(false);
        _open.Clear();
        _thread.Dispose();
        _folder.Dispose();
    }

    protected override void Append(RowReader rows, long rowNumber)
    {
        var key = _keys.Read(rows, rowNumber);
        var isNew = !_lookup.TryGetValue(key, out var partition);
        if (isNew)
            partition = new Partition(key.ToString(), _stored, _storedOrdinals, _options, _thread);
        var before = partition!.Buffer.TextBytes;
        partition.Buffer.Append(rows, rowNumber);
        _textBytes += partition.Buffer.TextBytes - before;
        if (isNew)
            _open.Add(partition.Key, partition);
        partition.LastUsed = ++_clock;
        _last = partition;
        _held++;
    }

    protected override async ValueTask FlushAsync(CancellationToken cancellationToken)
    {
        if (_open.Count > _options.MaxOpenPartitions)
        {
            await CloseAsync(_open.Values.MinBy(partition => partition.LastUsed)!, cancellationToken).ConfigureAwait(false);
            return;
        }

        var largest = _last!.Buffer.IsFull ? _last : _open.Values.MaxBy(partition => partition.Buffer.Rows)!;
        Release(largest);
        await largest.WriteAsync(_folder, cancellationToken).ConfigureAwait(false);
    }

    protected override async ValueTask<TransferResult> FinishAsync(CancellationToken cancellationToken)
    {
        foreach (var partition in _open.Values.ToList())
            await CloseAsync(partition, cancellationToken).ConfigureAwait(false);
        await _folder.CommitAsync(_manifest.ToJson(RowsWritten, _options.Metadata?.Invoke()), cancellationToken).ConfigureAwait(false);
        return new TransferResult(RowsWritten);
    }

    private void Release(Partition partition)
    {
        _held -= partition.Buffer.Rows;
        _textBytes -= partition.Buffer.TextBytes;
    }

    private async ValueTask CloseAsync(Partition partition, CancellationToken cancellationToken)
    {
        Release(partition);
        if (partition.Buffer.Rows > 0)
            await partition.WriteAsync(_folder, cancellationToken).ConfigureAwait(false);
        if (await partition.CloseAsync(cancellationToken).ConfigureAwait(false) is { } file)
            _manifest.Add(file);
        _open.Remove(partition.Key);
        await partition.DisposeAsync().ConfigureAwait(false);
    }
}
