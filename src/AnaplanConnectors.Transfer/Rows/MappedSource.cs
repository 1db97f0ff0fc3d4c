using System.Buffers;

namespace AnaplanConnectors.Transfer.Rows;

/// <summary>A source with other columns: chosen, reordered or renamed.</summary>
internal class MappedSource : ISource, ISampledSource
{
    private readonly ISource _source;
    private readonly Func<RowSchema, RowMap> _map;

    private MappedSource(ISource source, Func<RowSchema, RowMap> map)
    {
        _source = source;
        _map = map;
    }

    /// <summary>Keeps what the source is able to do.</summary>
    public static ISource Create(ISource source, Func<RowSchema, RowMap> map)
        => source is ISizedSource sized ? new SizedMappedSource(source, sized, map) : new MappedSource(source, map);

    public async ValueTask<RowSchema> GetSchemaAsync(CancellationToken cancellationToken = default)
        => _map(await _source.GetSchemaAsync(cancellationToken).ConfigureAwait(false)).Schema;

    public async ValueTask<RowReader> OpenAsync(CancellationToken cancellationToken = default)
        => Map(await _source.OpenAsync(cancellationToken).ConfigureAwait(false));

    public async ValueTask<RowReader?> OpenSampleAsync(int rows, CancellationToken cancellationToken = default)
    {
        var sample = _source is ISampledSource sampled
            ? await sampled.OpenSampleAsync(rows, cancellationToken).ConfigureAwait(false)
            : await _source.OpenAsync(cancellationToken).ConfigureAwait(false);
        return sample is null ? null : Map(sample);
    }

    private MappedRows Map(RowReader rows)
    {
        try
        {
            return new MappedRows(rows, _map(rows.Schema));
        }
        catch
        {
            rows.Close();
            throw;
        }
    }

    private sealed class SizedMappedSource(ISource source, ISizedSource sized, Func<RowSchema, RowMap> map)
        : MappedSource(source, map), ISizedSource
    {
        public long ByteLength => sized.ByteLength;
    }

    private sealed class MappedRows(RowReader rows, RowMap map) : RowReader, IRowPosition
    {
        private readonly int[] _ordinals = map.Ordinals;
        private readonly IRowPosition? _position = rows as IRowPosition;
        private long _rowsRead;

        public override RowSchema Schema { get; } = map.Schema;

        public long RowNumber => _position?.RowNumber ?? _rowsRead;

        public override Task<bool> ReadAsync(CancellationToken cancellationToken)
        {
            _rowsRead++;
            return rows.ReadAsync(cancellationToken);
        }

        public override bool Read()
        {
            _rowsRead++;
            return rows.Read();
        }

        public override bool IsDBNull(int ordinal) => rows.IsDBNull(_ordinals[ordinal]);

        public override object GetValue(int ordinal) => rows.GetValue(_ordinals[ordinal]);

        public override void CopyUtf8(int ordinal, IBufferWriter<byte> output) => rows.CopyUtf8(_ordinals[ordinal], output);

        public override string GetString(int ordinal) => rows.GetString(_ordinals[ordinal]);

        public override long GetInt64(int ordinal) => rows.GetInt64(_ordinals[ordinal]);

        public override decimal GetDecimal(int ordinal) => rows.GetDecimal(_ordinals[ordinal]);

        public override double GetDouble(int ordinal) => rows.GetDouble(_ordinals[ordinal]);

        public override bool GetBoolean(int ordinal) => rows.GetBoolean(_ordinals[ordinal]);

        public override DateTime GetDateTime(int ordinal) => rows.GetDateTime(_ordinals[ordinal]);

        public override void Close()
        {
            rows.Close();
            base.Close();
        }
    }
}
