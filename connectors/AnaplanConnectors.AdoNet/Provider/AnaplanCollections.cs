using System.Data;
using System.Data.Common;
using System.Globalization;
using AnaplanConnectors.Client;

namespace AnaplanConnectors.AdoNet;

/// <summary>The collections of <see cref="AnaplanConnection.GetSchema(string)"/>.</summary>
internal sealed class AnaplanCollections(AnaplanClient client, ModelClient model)
{
    private static readonly (string Name, string[] Restrictions)[] Known =
    [
        (DbMetaDataCollectionNames.MetaDataCollections, []),
        (DbMetaDataCollectionNames.Restrictions, []),
        (DbMetaDataCollectionNames.DataTypes, []),
        ("Workspaces", ["Name"]),
        ("Models", ["Workspace", "Name"]),
        ("Imports", ["Name"]),
        ("Exports", ["Name"]),
        ("Actions", ["Name"]),
        ("Processes", ["Name"]),
        ("Files", ["Name"]),
        ("Lists", ["Name"]),
        ("Modules", ["Name"]),
        ("Columns", ["Kind", "Name"]),
    ];

    /// <exception cref="ArgumentException">There is no such collection, or it has fewer restrictions.</exception>
    public async Task<DataTable> ReadAsync(string name, string?[] restrictions, CancellationToken cancellationToken)
    {
        var (known, allowed) = Array.Find(Known, collection => string.Equals(collection.Name, name, StringComparison.OrdinalIgnoreCase));
        if (known is null)
            throw new ArgumentException($"There is no collection '{name}'. There are: {string.Join(", ", Known.Select(collection => collection.Name))}.");
        if (restrictions.Length > allowed.Length)
            throw new ArgumentException($"'{known}' has {allowed.Length} restrictions ({string.Join(", ", allowed)}), and {restrictions.Length} were given.");
        var first = restrictions.Length > 0 ? restrictions[0] : null;
        var second = restrictions.Length > 1 ? restrictions[1] : null;
        return known switch
        {
            "MetaDataCollections" => Table(known, "CollectionName", "NumberOfRestrictions:int", "NumberOfIdentifierParts:int")
                .With(Known.Select(collection => new object?[] { collection.Name, collection.Restrictions.Length, 0 })),
            "Restrictions" => Table(known, "CollectionName", "RestrictionName", "RestrictionDefault", "RestrictionNumber:int")
                .With(Known.SelectMany(collection => collection.Restrictions.Select((one, i) => new object?[] { collection.Name, one, null, i + 1 }))),
            "DataTypes" => Table(known, "TypeName", "ProviderDbType:int", "DataType").With(
            [
                ["Text", (int)DbType.String, "System.String"], ["Integer", (int)DbType.Int64, "System.Int64"],
                ["Decimal", (int)DbType.Decimal, "System.Decimal"], ["Double", (int)DbType.Double, "System.Double"],
                ["Boolean", (int)DbType.Boolean, "System.Boolean"], ["Date", (int)DbType.Date, "System.DateTime"],
                ["Timestamp", (int)DbType.DateTime2, "System.DateTime"],
            ]),
            "Workspaces" => Table(known, "Id", "Name").With(
                (await ListAsync(client.GetWorkspacesAsync(cancellationToken), first).ConfigureAwait(false)).Select(one => new object?[] { one.Id, one.Name })),
            "Models" => await ModelsAsync(known, first, second, cancellationToken).ConfigureAwait(false),
            "Imports" => Table(known, "Id", "Name", "Type", "FileId").With(
                (await ListAsync(model.Imports.ListAsync(cancellationToken), first).ConfigureAwait(false)).Select(one => new object?[] { one.Id, one.Name, one.Type, one.FileId })),
            "Exports" => Table(known, "Id", "Name", "Type", "Format", "Encoding", "Layout").With(
                (await ListAsync(model.Exports.ListAsync(cancellationToken), first).ConfigureAwait(false))
                    .Select(one => new object?[] { one.Id, one.Name, one.Type, one.Format, one.Encoding, one.Layout })),
            "Files" => Table(known, "Id", "Name", "ChunkCount:int", "Format").With(
                (await ListAsync(model.Files.ListAsync(cancellationToken), first).ConfigureAwait(false)).Select(one => new object?[] { one.Id, one.Name, one.ChunkCount, one.Format })),
            "Actions" => await NamedAsync(known, model.Actions.ListAsync(cancellationToken), first).ConfigureAwait(false),
            "Processes" => await NamedAsync(known, model.Processes.ListAsync(cancellationToken), first).ConfigureAwait(false),
            "Lists" => await NamedAsync(known, model.Lists.ListAsync(cancellationToken), first).ConfigureAwait(false),
            "Modules" => await NamedAsync(known, model.Modules.ListAsync(cancellationToken), first).ConfigureAwait(false),
            _ => await ColumnsAsync(known, first, second, cancellationToken).ConfigureAwait(false),
        };
    }

    private async Task<DataTable> ModelsAsync(string name, string? workspace, string? restriction, CancellationToken cancellationToken)
    {
        var id = workspace is null ? null : (await client.FindWorkspaceAsync(workspace, cancellationToken).ConfigureAwait(false)).Id;
        var models = await ListAsync(client.GetModelsAsync(id, cancellationToken), restriction).ConfigureAwait(false);
        return Table(name, "Id", "Name", "State", "WorkspaceId", "WorkspaceName")
            .With(models.Select(one => new object?[] { one.Id, one.Name, one.State.ToString(), one.WorkspaceId, one.WorkspaceName }));
    }

    private async Task<DataTable> ColumnsAsync(string name, string? kind, string? restriction, CancellationToken cancellationToken)
    {
        var table = Table(name, "Kind", "Name", "ColumnName", "ColumnOrdinal:int", "DataType");
        if (kind is null || kind.Equals("Exports", StringComparison.OrdinalIgnoreCase))
        {
            foreach (var export in await ListAsync(model.Exports.ListAsync(cancellationToken), restriction).ConfigureAwait(false))
            {
                var metadata = await model.Exports.GetMetadataAsync(export.Id, cancellationToken).ConfigureAwait(false);
                table.With(metadata.HeaderNames.Select((header, i) => new object?[] { "Exports", export.Name, header, i, metadata.DataTypes.ElementAtOrDefault(i) }));
            }
        }

        if (kind is null || kind.Equals("Imports", StringComparison.OrdinalIgnoreCase))
        {
            foreach (var import in await ListAsync(model.Imports.ListAsync(cancellationToken), restriction).ConfigureAwait(false))
            {
                var metadata = await model.Imports.GetMetadataAsync(import.Id, cancellationToken).ConfigureAwait(false);
                table.With((metadata.Source?.HeaderNames ?? []).Select((header, i) => new object?[] { "Imports", import.Name, header, i, "TEXT" }));
            }
        }

        return table;
    }

    private static async Task<DataTable> NamedAsync<T>(string name, IAsyncEnumerable<T> items, string? restriction)
        where T : NamedItem
        => Table(name, "Id", "Name").With((await ListAsync(items, restriction).ConfigureAwait(false)).Select(one => new object?[] { one.Id, one.Name }));

    /// <summary>All of them, or those of this name or id.</summary>
    private static async Task<List<T>> ListAsync<T>(IAsyncEnumerable<T> items, string? restriction)
        where T : NamedItem
    {
        var list = new List<T>();
        await foreach (var item in items.ConfigureAwait(false))
        {
            if (restriction is null || item.Id == restriction || string.Equals(item.Name, restriction, StringComparison.OrdinalIgnoreCase))
                list.Add(item);
        }

        return list;
    }

    private static DataTable Table(string name, params string[] columns)
    {
        var table = new DataTable(name) { Locale = CultureInfo.InvariantCulture };
        foreach (var column in columns)
        {
            var isNumber = column.EndsWith(":int", StringComparison.Ordinal);
            table.Columns.Add(isNumber ? column.Substring(0, column.Length - 4) : column, isNumber ? typeof(int) : typeof(string));
        }

        return table;
    }
}

/// <summary>Filling tables.</summary>
internal static class DataTableExtensions
{
    public static DataTable With(this DataTable table, IEnumerable<object?[]> rows)
    {
        foreach (var row in rows)
            table.Rows.Add(row.Select(value => value ?? DBNull.Value).ToArray());
        return table;
    }
}
