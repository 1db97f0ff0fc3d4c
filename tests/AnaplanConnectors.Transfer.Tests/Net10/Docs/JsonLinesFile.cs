using AnaplanConnectors.Transfer.Rows;

namespace AnaplanConnectors.Transfer.Tests.JsonLines;

/// <summary>A file with one JSON object in each line, as a source and as a destination of rows.</summary>
/// <param name="path">The file.</param>
/// <param name="schema">Its columns: JSON does not tell a day from a text. Only needed to read.</param>
public sealed class JsonLinesFile(string path, RowSchema? schema = null) : ISource, IDestination
{
    ValueTask<RowSchema> ISource.GetSchemaAsync(CancellationToken cancellationToken) => new(Columns);

    public ValueTask<RowReader> OpenAsync(CancellationToken cancellationToken = default) => new(new JsonLinesRows(File.OpenText(path), Columns));

    ValueTask<RowSchema?> IDestination.GetSchemaAsync(CancellationToken cancellationToken) => default; // any columns will do

    public ValueTask<RowWriter> OpenAsync(RowSchema schema, CancellationToken cancellationToken = default)
        => new(new JsonLinesWriter(new UnfinishedFile(path), schema));

    private RowSchema Columns => schema ?? throw new InvalidOperationException($"Say which columns to read from '{path}'.");
}
