using AnaplanConnectors.Transfer.Rows;

namespace AnaplanConnectors.Arrow;

/// <summary>
/// An Arrow stream, such as standard input or output, as source and as destination of rows. It is read until nothing comes any more: one that stops
/// without the mark of its end is refused unless <see cref="ArrowFileOptions.AllowMissingEnd"/>, as is one behind whose mark more bytes follow.
/// </summary>
public sealed class ArrowStream : ISource, IDestination
{
    private readonly Func<Stream> _open;
    private readonly ArrowFileOptions _options;

    /// <summary>Says how the stream is opened. Nothing is opened yet.</summary>
    /// <param name="open">Opens the stream; called once for every reading or delivery, which disposes it. It need not seek.</param>
    /// <param name="options">Batches, compression, decimals, limits of reading; the defaults when null.</param>
    /// <exception cref="ArgumentException">An option is outside its limits; the message names all that are.</exception>
    public ArrowStream(Func<Stream> open, ArrowFileOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(open);
        _open = open;
        _options = (options ?? new ArrowFileOptions()).Checked();
    }

    /// <summary>Opens the stream and reads its columns. A stream that can be opened only once has then been used up.</summary>
    /// <exception cref="ColumnarFileException">The stream is damaged, or has columns that rows cannot carry; they are named.</exception>
    public async ValueTask<RowSchema> GetSchemaAsync(CancellationToken cancellationToken = default)
    {
        using var rows = await OpenAsync(cancellationToken).ConfigureAwait(false);
        return rows.Schema;
    }

    /// <summary>Opens the stream and reads its columns.</summary>
    /// <exception cref="ColumnarFileException">
    /// The stream is damaged, has columns that rows cannot carry, or lacks one of <see cref="ArrowFileOptions.Columns"/>. Also thrown by
    /// the reader.
    /// </exception>
    public async ValueTask<RowReader> OpenAsync(CancellationToken cancellationToken = default)
        => await RecordBatchRows.OpenAsync(_open(), "(stream)", _options, leaveOpen: false, cancellationToken).ConfigureAwait(false);

    /// <summary>Null: an Arrow stream takes any columns.</summary>
    ValueTask<RowSchema?> IDestination.GetSchemaAsync(CancellationToken cancellationToken) => default;

    /// <summary>Opens the stream. What was written before a delivery fails or is abandoned stays written, without the mark of the end.</summary>
    /// <exception cref="ArgumentException">There are no columns, or two have the same name.</exception>
    public async ValueTask<RowWriter> OpenAsync(RowSchema schema, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(schema);
        cancellationToken.ThrowIfCancellationRequested();
        return await RecordBatchWriter.CreateAsync(() => new ValueTask<Stream>(_open()), schema, _options, isStream: true).ConfigureAwait(false);
    }
}
