using System.Collections.ObjectModel;
using System.Data;
using System.Data.Common;
using AnaplanConnectors.Client;
using AnaplanConnectors.Transfer.Anaplan;
using AnaplanConnectors.Transfer.Mapping;
using AnaplanConnectors.Transfer.Rows;

namespace AnaplanConnectors.AdoNet;

/// <summary>
/// Rows of ADO.NET into an import, with the members that people know from <c>SqlBulkCopy</c>. One difference matters: writing uploads, and
/// <see cref="CompleteAsync"/> starts the import. Disposing before it starts nothing.
/// </summary>
public sealed class AnaplanBulkCopy : IDisposable
#if !NETFRAMEWORK
    , IAsyncDisposable
#endif
{
    private readonly ModelClient _model;
    private RowWriter? _writer;
    private ColumnRule[]? _days;

    /// <summary>Copies into the model of an open connection.</summary>
    /// <exception cref="InvalidOperationException">The connection is closed.</exception>
    public AnaplanBulkCopy(AnaplanConnection connection)
        : this((connection ?? throw new ArgumentNullException(nameof(connection))).Model)
    {
    }

    /// <summary>Copies into a model.</summary>
    public AnaplanBulkCopy(ModelClient model)
    {
        _model = model ?? throw new ArgumentNullException(nameof(model));
    }

    /// <summary>Raised after every <see cref="NotifyAfter"/> rows, on the thread that reads them.</summary>
    public event EventHandler<AnaplanRowsCopiedEventArgs>? AnaplanRowsCopied;

    /// <summary>Name or id of the import. Required.</summary>
    public string? DestinationImport { get; set; }

    /// <summary>Which columns go where. Default: none, names are equal apart from case. With mappings only mapped columns are sent.</summary>
    public Collection<AnaplanColumnMapping> ColumnMappings { get; } = [];

    /// <summary>Bytes of a chunk before compression, 1 to 33 MB; 0, the default: it grows with the upload. Rows are not counted: the service knows chunks.</summary>
    public int BatchSize { get; set; }

    /// <summary>Rows between two <see cref="AnaplanRowsCopied"/>s. Default: 0, none are raised.</summary>
    public int NotifyAfter { get; set; }

    /// <summary>Seconds that the import may take before waiting for it ends; it goes on then. Default: 0, without limit.</summary>
    public int BulkCopyTimeout { get; set; }

    /// <summary>Rows written so far.</summary>
    public long RowsCopied { get; private set; }

    /// <summary>Waits for <see cref="WriteToServerAsync(DbDataReader, CancellationToken)"/>.</summary>
    public void WriteToServer(DbDataReader reader) => Blocking.Wait(WriteAsync(reader, CancellationToken.None));

    /// <summary>Waits for <see cref="WriteToServerAsync(IDataReader, CancellationToken)"/>.</summary>
    public void WriteToServer(IDataReader reader) => Blocking.Wait(WriteAsync(AsDbDataReader(reader), CancellationToken.None));

    /// <summary>Waits for <see cref="WriteToServerAsync(DataTable, CancellationToken)"/>.</summary>
    public void WriteToServer(DataTable table) => Blocking.Wait(WriteTableAsync(table, CancellationToken.None));

    /// <summary>Waits for <see cref="WriteToServerAsync(DataTable, DataRowState, CancellationToken)"/>.</summary>
    public void WriteToServer(DataTable table, DataRowState rowState) => Blocking.Wait(WriteTableAsync(Copy(RowsOf(table, rowState), table), CancellationToken.None));

    /// <summary>Waits for <see cref="WriteToServerAsync(DataRow[], CancellationToken)"/>.</summary>
    public void WriteToServer(DataRow[] rows) => Blocking.Wait(WriteRowsAsync(rows, CancellationToken.None));

    /// <summary>Uploads the remaining rows of a reader, which stays open. May be called again with another reader of the same columns.</summary>
    /// <exception cref="AnaplanConfigurationException">The columns do not fit the import; all differences are named.</exception>
    /// <exception cref="RowException">A row cannot be written. It is left out; calling again with the same reader goes on behind it.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled, or a handler of <see cref="AnaplanRowsCopied"/> asked for it.</exception>
    public Task WriteToServerAsync(DbDataReader reader, CancellationToken cancellationToken = default) => WriteAsync(reader, cancellationToken);

    /// <inheritdoc cref="WriteToServerAsync(DbDataReader, CancellationToken)"/>
    public Task WriteToServerAsync(IDataReader reader, CancellationToken cancellationToken = default) => WriteAsync(AsDbDataReader(reader), cancellationToken);

    /// <summary>
    /// Uploads the rows of a table. A column of <see cref="DateTime"/> that holds midnights only holds days, which is decided by the first table:
    /// tables have no type for days, and a date of a model takes no time.
    /// </summary>
    /// <inheritdoc cref="WriteToServerAsync(DbDataReader, CancellationToken)"/>
    public Task WriteToServerAsync(DataTable table, CancellationToken cancellationToken = default) => WriteTableAsync(table, cancellationToken);

    /// <summary>Uploads the rows of a table that are in a state. Deleted rows have no values and never go along.</summary>
    /// <inheritdoc cref="WriteToServerAsync(DbDataReader, CancellationToken)"/>
    public Task WriteToServerAsync(DataTable table, DataRowState rowState, CancellationToken cancellationToken = default)
        => WriteTableAsync(Copy(RowsOf(table, rowState), table), cancellationToken);

    /// <summary>Uploads rows, which are all of one table; none are nothing to do.</summary>
    /// <inheritdoc cref="WriteToServerAsync(DbDataReader, CancellationToken)"/>
    public Task WriteToServerAsync(DataRow[] rows, CancellationToken cancellationToken = default) => WriteRowsAsync(rows, cancellationToken);

    /// <summary>Waits for <see cref="CompleteAsync"/>.</summary>
    public ImportResult Complete() => Blocking.Wait(CompleteAsync());

    /// <summary>Closes the upload, starts the import, once, and waits for it. Rows that it refuses are in the result.</summary>
    /// <exception cref="InvalidOperationException">Nothing was written.</exception>
    /// <exception cref="AnaplanActionException">The import ran and failed.</exception>
    public async Task<ImportResult> CompleteAsync(CancellationToken cancellationToken = default)
    {
        var writer = _writer ?? throw new InvalidOperationException("Nothing was written to the server, so there is no import to start.");
        _writer = null;
        await using var _ = writer.ConfigureAwait(false);
        return (ImportResult)await writer.CompleteAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The same as <see cref="Dispose"/>.</summary>
    public void Close() => Dispose();

    /// <summary>Waits for <see cref="DisposeAsync"/>.</summary>
    public void Dispose() => Blocking.Wait(AbandonAsync());

    /// <summary>Abandons what was written and not completed. No import is started.</summary>
    public async ValueTask DisposeAsync() => await AbandonAsync().ConfigureAwait(false);

    private async Task<bool> AbandonAsync()
    {
        if (_writer is { } writer)
            await writer.DisposeAsync().ConfigureAwait(false);
        _writer = null;
        return true;
    }

    private async Task<bool> WriteAsync(DbDataReader reader, CancellationToken cancellationToken)
    {
        if (reader is null)
            throw new ArgumentNullException(nameof(reader));
        var rows = await MapAsync(reader).ConfigureAwait(false);
        _writer ??= await Destination().OpenAsync(rows.Schema, cancellationToken).ConfigureAwait(false);
        await _writer.WriteAsync(new NotifyingRows(rows, this), cancellationToken).ConfigureAwait(false);
        return true;
    }

    private ImportDestination Destination() => new(
        _model,
        DestinationImport ?? throw new InvalidOperationException("DestinationImport names no import."),
        new ImportOptions
        {
            Upload = new UploadOptions { ChunkSize = BatchSize == 0 ? null : BatchSize },
            Wait = new TaskWaitOptions { Timeout = BulkCopyTimeout > 0 ? TimeSpan.FromSeconds(BulkCopyTimeout) : null },
        });

    private async Task<RowReader> MapAsync(DbDataReader reader)
    {
        var rows = reader as RowReader ?? new DbDataReaderRows(reader, leaveOpen: true);
        if (ColumnMappings.Count == 0)
            return rows;
        var names = ColumnMappings.Select(mapping => mapping.SourceColumn ?? rows.Schema[mapping.SourceOrdinal].Name).ToArray();
        var targets = new Dictionary<string, string>();
        for (var i = 0; i < names.Length; i++)
            targets[names[i]] = ColumnMappings[i].DestinationColumn;
        return await new OpenRows(rows).Select(names).Rename(targets).OpenAsync(CancellationToken.None).ConfigureAwait(false);
    }

    private async Task<bool> WriteRowsAsync(DataRow[] rows, CancellationToken cancellationToken)
    {
        if (rows is null)
            throw new ArgumentNullException(nameof(rows));
        return rows.Length > 0 && await WriteTableAsync(Copy(rows, rows[0].Table), cancellationToken).ConfigureAwait(false);
    }

    private static IEnumerable<DataRow> RowsOf(DataTable table, DataRowState rowState)
        => (table ?? throw new ArgumentNullException(nameof(table))).Rows.Cast<DataRow>().Where(row => (row.RowState & rowState & ~DataRowState.Deleted) != 0);

    // A table of their own: a reader reads whole tables.
    private static DataTable Copy(IEnumerable<DataRow> rows, DataTable table)
    {
        var copy = table.Clone();
        foreach (var row in rows)
            copy.ImportRow(row);
        return copy;
    }

    private async Task<bool> WriteTableAsync(DataTable table, CancellationToken cancellationToken)
    {
        if (table is null)
            throw new ArgumentNullException(nameof(table));
        _days ??= [.. table.Columns.Cast<DataColumn>().Where(column => IsDays(table, column)).Select(column => new ColumnRule { From = column.ColumnName, Type = ColumnType.Date })];
        using var rows = new DbDataReaderRows(table.CreateDataReader());
        return await WriteAsync(_days.Length == 0 ? rows : await new OpenRows(rows).Map(_days).OpenAsync(cancellationToken).ConfigureAwait(false), cancellationToken).ConfigureAwait(false);
    }

    // Tables have no type for days, and a date of a model takes no time of day.
    private static bool IsDays(DataTable table, DataColumn column)
        => column.DataType == typeof(DateTime) && table.Rows.Cast<DataRow>().All(row => row[column] is not DateTime value || value.TimeOfDay == TimeSpan.Zero);

    private static DbDataReader AsDbDataReader(IDataReader reader)
        => reader as DbDataReader ?? new DataReaderAdapter(reader ?? throw new ArgumentNullException(nameof(reader)));

    private void Count()
    {
        RowsCopied++;
        if (NotifyAfter <= 0 || RowsCopied % NotifyAfter != 0 || AnaplanRowsCopied is not { } handlers)
            return;
        var arguments = new AnaplanRowsCopiedEventArgs(RowsCopied);
        handlers(this, arguments);
        if (arguments.Abort)
            throw new OperationCanceledException($"A handler of {nameof(AnaplanRowsCopied)} ended the copy. No import was started.");
    }

    // Rows that are open already, as a source that is opened once.
    private sealed class OpenRows(RowReader rows) : ISource
    {
        public ValueTask<RowSchema> GetSchemaAsync(CancellationToken cancellationToken = default) => new(rows.Schema);

        public ValueTask<RowReader> OpenAsync(CancellationToken cancellationToken = default) => new(rows);
    }

    private sealed class NotifyingRows(RowReader rows, AnaplanBulkCopy copy) : ForwardedRows(rows), IRowPosition
    {
        private bool _hasRow;

        public long RowNumber { get; private set; }

        // A row counts when the next one is asked for: then it has been taken.
        public override async Task<bool> ReadAsync(CancellationToken cancellationToken)
        {
            if (_hasRow)
                copy.Count();
            _hasRow = false;
            RowNumber++;
            return _hasRow = await Rows.ReadAsync(cancellationToken).ConfigureAwait(false);
        }
    }
}

/// <summary>A column of the rows and the import's column that it goes to.</summary>
public sealed class AnaplanColumnMapping
{
    /// <summary>By name.</summary>
    public AnaplanColumnMapping(string sourceColumn, string destinationColumn)
    {
        SourceColumn = sourceColumn ?? throw new ArgumentNullException(nameof(sourceColumn));
        DestinationColumn = destinationColumn ?? throw new ArgumentNullException(nameof(destinationColumn));
    }

    /// <summary>By position in the rows, from zero.</summary>
    public AnaplanColumnMapping(int sourceOrdinal, string destinationColumn)
    {
        SourceOrdinal = sourceOrdinal;
        DestinationColumn = destinationColumn ?? throw new ArgumentNullException(nameof(destinationColumn));
    }

    /// <summary>Name of the column in the rows; null when it is told by position.</summary>
    public string? SourceColumn { get; }

    /// <summary>Position of the column in the rows, from zero; 0 when it is told by name.</summary>
    public int SourceOrdinal { get; }

    /// <summary>Name of the import's column.</summary>
    public string DestinationColumn { get; }
}

/// <summary>Adding mappings in one line.</summary>
public static class AnaplanColumnMappings
{
    /// <summary>Maps by name.</summary>
    public static void Add(this Collection<AnaplanColumnMapping> mappings, string sourceColumn, string destinationColumn)
        => (mappings ?? throw new ArgumentNullException(nameof(mappings))).Add(new AnaplanColumnMapping(sourceColumn, destinationColumn));

    /// <summary>Maps by position in the rows, from zero.</summary>
    public static void Add(this Collection<AnaplanColumnMapping> mappings, int sourceOrdinal, string destinationColumn)
        => (mappings ?? throw new ArgumentNullException(nameof(mappings))).Add(new AnaplanColumnMapping(sourceOrdinal, destinationColumn));
}

/// <summary>How many rows were written so far.</summary>
public sealed class AnaplanRowsCopiedEventArgs(long rowsCopied) : EventArgs
{
    /// <summary>Rows written so far.</summary>
    public long RowsCopied { get; } = rowsCopied;

    /// <summary>Set it to end the copy; no import is started then.</summary>
    public bool Abort { get; set; }
}
