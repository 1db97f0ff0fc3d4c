using AnaplanConnectors.AdoNet;
using AnaplanConnectors.Arrow;
using AnaplanConnectors.Transfer.Anaplan;
using AnaplanConnectors.Transfer.Csv;
using AnaplanConnectors.Transfer.Rows;
using AnaplanConnectors.Transfer.Storage;
using Microsoft.Data.Sqlite;

namespace AnaplanConnectors.Cli;

/// <summary>Makes the ends of a transfer from their locations, and closes what they need afterwards.</summary>
internal sealed class CopyEnds(Screen screen, RunWatch watch) : IDisposable
{
    private readonly List<IDisposable> _opened = [];

    public async Task<ISource> SourceAsync(
        Location location, Func<string, OptionValues> options, ExportOptions export, CancellationToken cancellationToken,
        IReadOnlyDictionary<string, string>? pages = null)
    {
        switch (location)
        {
            case FileLocation { Path: FileLocation.ArrowStream }:
                return new ArrowStream(screen.Host.OpenInput, Made(() => ArrowConnector.Options(options(location.Text))));

            case FileLocation { IsStandard: true }:
                return new StandardInput(screen.Host.OpenInput, Made(() => CsvConnector.Format(options("-"), new CsvFormat())));

            case FileLocation file:
                var path = screen.Host.FullPath(file.Path);
                if (!File.Exists(path) && !Directory.Exists(path) && !path.AsSpan().ContainsAny('*', '?'))
                    throw new UsageException($"The file '{path}' does not exist.", "Check the path.", ExitCode.NotFound);
                var connector = Connectors.ForFile(path);
                return Made(() => connector.CreateSource?.Invoke(options(path)))
                    ?? throw new UsageException($"Rows cannot be read from {connector.Summary.ToLowerInvariant()} yet.", "Use a CSV or Parquet file, a query, or an export, list or view as source.");

            case StoreLocation stored:
                return Made(() => Connectors.ForName(stored.Name).CreateSource!(options(stored.Name).In(OpenStore(stored))));

            case SqliteLocation sqlite:
                return Sqlite(sqlite);

            case DatabaseLocation database:
                return await DatabaseAsync(database, cancellationToken);

            case AnaplanLocation { Kind: ObjectKind.Exports, Name: { } name } anaplan:
                return new ExportSource((await OpenAsync(anaplan, cancellationToken)).Access, name, export);

            case AnaplanLocation { Kind: ObjectKind.Lists, Name: { } name } anaplan:
                return new ListSource((await OpenAsync(anaplan, cancellationToken)).Access, name, new ListSourceOptions { Numbers = export.Numbers, Progress = export.Progress });

            case AnaplanLocation { Kind: ObjectKind.Views, Name: { } name } anaplan:
                return new ViewSource((await OpenAsync(anaplan, cancellationToken)).Access, name, new ViewSourceOptions
                {
                    Numbers = export.Numbers, Progress = export.Progress, Pages = pages ?? new Dictionary<string, string>(),
                });

            case AnaplanLocation { Kind: ObjectKind.Files }:
                throw new UsageException($"'{location}' is a file, which is moved as it is.", $"Use: anx file get \"{location}\" <local file>");

            default:
                throw new UsageException($"Rows cannot be read from '{location}'.", "Sources are files, queries, tables, and exports, lists and views: connection:/workspace/model/exports/name");
        }
    }

    public async Task<IDestination> DestinationAsync(
        Location location, Func<IReadOnlyDictionary<string, string>> provenance, Func<string, OptionValues> options, ImportOptions import,
        Func<IBulkCopy?, DbTableOptions> load,
        CancellationToken cancellationToken)
    {
        switch (location)
        {
            case FileLocation { Path: FileLocation.ArrowStream }:
                return new ArrowStream(screen.Host.OpenOutput, Made(() => ArrowConnector.Options(options(location.Text))));

            case FileLocation { IsStandard: true }:
                return new StandardOutput(screen.Host.OpenOutput, Made(() => CsvConnector.Format(options("-"), new CsvFormat())));

            case FileLocation file:
                var path = screen.Host.FullPath(file.Path);
                var connector = Connectors.ForFile(path);
                RefuseFolder(path, options);
                if (connector == ParquetConnector.Connector)
                    return Made(() => ParquetConnector.Create(options(path), provenance));
                return Made(() => connector.CreateDestination?.Invoke(options(path)))
                    ?? throw new UsageException($"Rows cannot be written to {connector.Summary.ToLowerInvariant()} yet.", "Use a CSV or Parquet file as destination.");

            case StoreLocation stored:
                RefuseFolder(stored.Text, options);
                var values = options(stored.Name).In(OpenStore(stored));
                return Made(() => Connectors.ForName(stored.Name) is var kind && kind == ParquetConnector.Connector
                    ? ParquetConnector.Create(values, provenance)
                    : kind.CreateDestination!(values));

            case DatabaseLocation { Table: { } table } database:
                var target = await DatabaseConnection.FindAsync(screen.Host, database.Connection, cancellationToken);
                return Made(() => new DbTable(target.Factory, target.ConnectionString, table, load(DatabaseProviders.BulkCopyOf(target.Factory))));

            case AnaplanLocation { Kind: ObjectKind.Imports, Name: { } name } anaplan:
                return new ImportDestination((await OpenAsync(anaplan, cancellationToken)).Access, name, import);

            case AnaplanLocation { Kind: ObjectKind.Files }:
                throw new UsageException($"'{location}' is a file, which takes bytes as they are.", $"Use: anx file put <local file> \"{location}\"");

            default:
                throw new UsageException($"Rows cannot be written to '{location}'.", "Destinations are files and imports: connection:/workspace/model/imports/name");
        }
    }

    public void Dispose()
    {
        foreach (var one in _opened)
            one.Dispose();
    }

    /// <summary>An option that a connector does not understand is a mistake on the command line.</summary>
    public static T Made<T>(Func<T> make)
    {
        try
        {
            return make();
        }
        catch (ArgumentException problem)
        {
            throw new UsageException(problem.Message, "See: anx copy --help");
        }
    }

    private static void RefuseFolder(string path, Func<string, OptionValues> options)
    {
        if (Path.EndsInDirectorySeparator(path) && options(path).Text("partition-by") is null)
            throw new UsageException($"'{path}' is a folder.", "Name a file in it, or the columns whose values name folders with --partition-by.");
    }

    private IFileStore OpenStore(StoreLocation location)
    {
        var store = location.Open(screen.Host.Environment);
        if (store is IDisposable disposable)
            _opened.Add(disposable);
        return store;
    }

    private async Task<ISource> DatabaseAsync(DatabaseLocation location, CancellationToken cancellationToken)
    {
        var database = await DatabaseConnection.FindAsync(screen.Host, location.Connection, cancellationToken);
        return location.Query is { } query
            ? new DbQuery(database.Factory, database.ConnectionString, TextOf(query)) { CommandTimeout = 0 }
            : Made(() => new DbTable(database.Factory, database.ConnectionString, location.Table!, new DbTableOptions { CommandTimeout = 0 }));
    }

    // A query, or @ and the name of the file that holds it.
    private string TextOf(string query) => query.StartsWith('@') ? File.ReadAllText(screen.Host.FullPath(query[1..])) : query;

    private DbQuery Sqlite(SqliteLocation location)
    {
        var path = screen.Host.FullPath(location.Path);
        if (!File.Exists(path))
            throw new UsageException($"The database '{path}' does not exist.", "Check the path.", ExitCode.NotFound);
        var connection = new SqliteConnectionStringBuilder { DataSource = path, Mode = SqliteOpenMode.ReadOnly };
        return new DbQuery(SqliteFactory.Instance, connection.ConnectionString, TextOf(location.Query));
    }

    private async Task<ModelPlace> OpenAsync(AnaplanLocation location, CancellationToken cancellationToken)
    {
        var place = await ModelPlace.OpenAsync(screen, location, watch, cancellationToken);
        _opened.Add(place);
        return place;
    }
}
