using System.Data;
using AnaplanConnectors.Client;
using AnaplanConnectors.Transfer.Anaplan;
using AnaplanConnectors.Transfer.Rows;

namespace AnaplanConnectors.AdoNet;

/// <summary>Columns of what can be read and written: exports, the files of imports, lists and views. Each object costs a request or a few.</summary>
internal sealed class ColumnCollection(ModelClient model)
{
    /// <param name="name">Of the collection.</param>
    /// <param name="kind">Exports, Imports, Lists or Views; null: all.</param>
    /// <param name="restriction">Name or id; null: all.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public async Task<DataTable> ReadAsync(string name, string? kind, string? restriction, CancellationToken cancellationToken)
    {
        var table = SchemaTable.New(name, "Kind", "Name", "ColumnName", "ColumnOrdinal:int", "DataType", "KnownFrom");
        if (Is("Exports"))
        {
            // Workbooks and PDF have no columns to read.
            foreach (var export in (await AnaplanCollections.ListAsync(model.Exports.ListAsync(cancellationToken), restriction).ConfigureAwait(false))
                .Where(export => export.Format?.StartsWith("text/", StringComparison.OrdinalIgnoreCase) != false))
            {
                Add("Exports", export.Name, await new ExportSource(model, export.Id).GetEvidenceAsync(cancellationToken).ConfigureAwait(false));
            }
        }

        if (Is("Imports"))
        {
            foreach (var import in await AnaplanCollections.ListAsync(model.Imports.ListAsync(cancellationToken), restriction).ConfigureAwait(false))
            {
                var metadata = await model.Imports.GetMetadataAsync(import.Id, cancellationToken).ConfigureAwait(false);
                Add("Imports", import.Name, Known((metadata.Source?.HeaderNames ?? []).Select(header => new Column(header, ColumnType.Text)), TypeEvidence.Nothing));
            }
        }

        if (Is("Lists"))
        {
            foreach (var list in await AnaplanCollections.ListAsync(model.Lists.ListAsync(cancellationToken), restriction).ConfigureAwait(false))
                Add("Lists", list.Name, Known(await new ListSource(model, list.Id).GetSchemaAsync(cancellationToken).ConfigureAwait(false), TypeEvidence.Metadata));
        }

        if (Is("Views"))
        {
            foreach (var view in await AnaplanCollections.ListAsync(model.Views.ListAsync(cancellationToken), restriction).ConfigureAwait(false))
                Add("Views", view.Name, Known(await new ViewSource(model, view.Id).GetSchemaAsync(cancellationToken).ConfigureAwait(false), TypeEvidence.LineItems));
        }

        return table;

        bool Is(string word) => kind is null || kind.Equals(word, StringComparison.OrdinalIgnoreCase);

        void Add(string word, string owner, IEnumerable<ColumnEvidence> columns) => table.With(
            columns.Select((column, i) => (column, i)), one => [word, owner, one.column.Column.Name, one.i, one.column.Column.Type.ToString(), one.column.From.ToString()]);
    }

    private static IEnumerable<ColumnEvidence> Known(IEnumerable<Column> columns, TypeEvidence from) => columns.Select(column => new ColumnEvidence(column, from));
}
