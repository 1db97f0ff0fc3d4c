using AnaplanConnectors.Transfer.Anaplan;
using AnaplanConnectors.Transfer.Rows;

namespace AnaplanConnectors.Cli;

/// <summary>The rows of a file of rejects that were not loaded; those with warnings were.</summary>
/// <param name="source">The file, as a run keeps it: all columns are text.</param>
/// <param name="status">Ordinal of <see cref="RejectedRows.StatusColumn"/>.</param>
internal sealed class RefusedRows(ISource source, int status) : ISource
{
    public ValueTask<RowSchema> GetSchemaAsync(CancellationToken cancellationToken = default) => source.GetSchemaAsync(cancellationToken);

    public async ValueTask<RowReader> OpenAsync(CancellationToken cancellationToken = default) => new Rows(await source.OpenAsync(cancellationToken), status);

    private sealed class Rows(RowReader rows, int status) : RowReader
    {
        public override RowSchema Schema => rows.Schema;

        public override async Task<bool> ReadAsync(CancellationToken cancellationToken)
        {
            while (await rows.ReadAsync(cancellationToken))
            {
                if (rows.GetString(status) == "E")
                    return true;
            }

            return false;
        }

        public override bool IsDBNull(int ordinal) => rows.IsDBNull(ordinal);

        public override object GetValue(int ordinal) => rows.GetValue(ordinal);

        public override void Close()
        {
            rows.Close();
            base.Close();
        }
    }
}
