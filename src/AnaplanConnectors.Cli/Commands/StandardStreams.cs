using AnaplanConnectors.Transfer.Csv;
using AnaplanConnectors.Transfer.Rows;

namespace AnaplanConnectors.Cli;

/// <summary>Rows as CSV from standard input. It can be read once.</summary>
internal sealed class StandardInput(Func<Stream> open, CsvFormat format) : ISource
{
    private bool _isOpened;

    public ValueTask<RowSchema> GetSchemaAsync(CancellationToken cancellationToken = default)
        => throw new NotSupportedException("Standard input cannot be looked at without being read.");

    public async ValueTask<RowReader> OpenAsync(CancellationToken cancellationToken = default)
    {
        if (_isOpened)
            throw new InvalidOperationException("Standard input has been read already.");
        _isOpened = true;
        return await CsvRows.OpenAsync(open(), format, leaveOpen: false, cancellationToken);
    }
}

/// <summary>Rows as CSV to standard output.</summary>
internal sealed class StandardOutput(Func<Stream> open, CsvFormat format) : IDestination
{
    public ValueTask<RowSchema?> GetSchemaAsync(CancellationToken cancellationToken = default) => default;

    public ValueTask<RowWriter> OpenAsync(RowSchema schema, CancellationToken cancellationToken = default)
        => new(new CsvRowWriter(open(), schema, format));
}
