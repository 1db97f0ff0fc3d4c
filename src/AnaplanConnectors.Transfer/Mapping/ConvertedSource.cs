using AnaplanConnectors.Transfer.Rows;

namespace AnaplanConnectors.Transfer.Mapping;

/// <summary>A source whose columns are laid out anew.</summary>
internal class ConvertedSource : ISource, ISampledSource
{
    private readonly ISource _source;
    private readonly Func<RowSchema, ColumnLayout> _layout;
    private readonly Func<RowReader, ColumnLayout, RowReader> _rows;

    private ConvertedSource(ISource source, Func<RowSchema, ColumnLayout> layout, Func<RowReader, ColumnLayout, RowReader> rows)
        => (_source, _layout, _rows) = (source, layout, rows);

    /// <summary>Keeps what the source is able to do.</summary>
    public static ISource Create(ISource source, Func<RowSchema, ColumnLayout> layout, Func<RowReader, ColumnLayout, RowReader> rows)
        => source is ISizedSource sized ? new Sized(source, sized, layout, rows) : new ConvertedSource(source, layout, rows);

    public async ValueTask<RowSchema> GetSchemaAsync(CancellationToken cancellationToken = default)
        => _layout(await _source.GetSchemaAsync(cancellationToken).ConfigureAwait(false)).Schema;

    public async ValueTask<RowReader> OpenAsync(CancellationToken cancellationToken = default)
        => Convert(await _source.OpenAsync(cancellationToken).ConfigureAwait(false));

    public async ValueTask<RowReader?> OpenSampleAsync(int rows, CancellationToken cancellationToken = default)
    {
        var sample = _source is ISampledSource sampled
            ? await sampled.OpenSampleAsync(rows, cancellationToken).ConfigureAwait(false)
            : await _source.OpenAsync(cancellationToken).ConfigureAwait(false);
        return sample is null ? null : Convert(sample);
    }

    private RowReader Convert(RowReader rows)
    {
        try
        {
            return _rows(rows, _layout(rows.Schema));
        }
        catch
        {
            rows.Close();
            throw;
        }
    }

    private sealed class Sized(ISource source, ISizedSource sized, Func<RowSchema, ColumnLayout> layout, Func<RowReader, ColumnLayout, RowReader> rows)
        : ConvertedSource(source, layout, rows), ISizedSource
    {
        public long ByteLength => sized.ByteLength;
    }
}
