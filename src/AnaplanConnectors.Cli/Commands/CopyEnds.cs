using System.Data.Common;
using AnaplanConnectors.AdoNet;
using AnaplanConnectors.Arrow;
using AnaplanConnectors.Transfer.Anaplan;
using AnaplanConnectors.Transfer.Csv;
using AnaplanConnectors.Transfer.Rows;
using AnaplanConnectors.Transfer.Storage;

namespace AnaplanConnectors.Cli;

/// <summary>Makes the ends of a transfer from their locations, and closes what they need afterwards.</summary>
internal sealed class CopyEnds(Screen screen, RunWatch watch) : IDisposable
{
    private readonly List<IDisposable> _opened = [];

    public async Task<ISource> SourceAsync(Location location, SourceOptions options, CancellationToken cancellationToken)
    {
        switch (location)
        {
            case FileLocation { Path: FileLocation.ArrowStream }:
                return new ArrowStream(screen.Host.OpenInput, Made(() => ArrowConnector.Options(options.Connector(location.Text))));

            case FileLocation { IsStandard: true }:
                return new StandardInput(screen.Host.OpenInput, Made(() => CsvConnector.Format(options.Connector("-"), new CsvFormat())));

            case FileLocation file:
                var path = screen.Host.FullPath(file.Path);
                if (!File.Exists(path) && !Directory.Exists(path) && !path.AsSpan().ContainsAny('*', '?'))
                    throw new UsageException($"The file '{path}' does not exist.", "Check the path.", ExitCode.NotFound);
                var connector = Connectors.ForFile(path);
                return Made(() => connector.CreateSource?.Invoke(options.Connector(path)))
                    ?? throw new UsageException($"Rows cannot be read from {connector.Summary.ToLowerInvariant()} yet.", "Use a CSV or Parquet file, a query, or an export, list or view as source.");

            case StoreLocation stored:
                return Made(() => Connectors.ForName(stored.Name).CreateSource!(options.Connector(stored.Name).In(OpenStore(stored))));

            case SqliteLocation sqlite:
                return DatabaseSources.Of(sqlite, options.Query, screen.Host.FullPath);

            case DatabaseLocation database:
                return DatabaseSources.Of(await DatabaseConnection.FindAsync(screen.Host, database.Connection, cancellationToken), database, options.Query, screen.Host.FullPath);

            case AnaplanLocation { Kind: ObjectKind.Exports, Name: { } name } anaplan:
                return new ExportSource((await OpenAsync(anaplan, cancellationToken)).Access, name, options.Export);

            case AnaplanLocation { Kind: ObjectKind.Lists, Name: { } name } anaplan:
                return new ListSource((await OpenAsync(anaplan, cancellationToken)).Access, name, new ListSourceOptions { Numbers = options.Export.Numbers, Progress = options.Export.Progress });

            case AnaplanLocation { Kind: ObjectKind.Views, Name: { } name } anaplan:
                return new ViewSource((await OpenAsync(anaplan, cancellationToken)).Access, name, new ViewSourceOptions
                {
                    Numbers = options.Export.Numbers, Progress = options.Export.Progress, Pages = options.Pages,
                });

            case AnaplanLocation { Kind: ObjectKind.Files }:
                throw new UsageException($"'{location}' is a file, which is moved as it is.", $"Use: anx file get \"{location}\" <local file>");

            default:
                throw new UsageException($"Rows cannot be read from '{location}'.", "Sources are files, queries, tables, and exports, lists and views: connection:/workspace/model/exports/name");
        }
    }

    public async Task<IDestination> DestinationAsync(
        Location location, Func<IReadOnlyDictionary<string, string>> provenance, Func<string, OptionValues> options, ImportOptions import,
        ListDestinationOptions list, CellDestinationOptions cells, Func<DbProviderFactory, DbTableOptions> load,
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
                return Made(() => new DbTable(target.Factory, target.ConnectionString, table, load(target.Factory)));

            case AnaplanLocation { Kind: ObjectKind.Imports, Name: { } name } anaplan:
                return new ImportDestination((await OpenAsync(anaplan, cancellationToken)).Access, name, import);

            case AnaplanLocation { Kind: ObjectKind.Lists, Name: { } name } anaplan:
                return new ListDestination((await OpenAsync(anaplan, cancellationToken)).Access, name, list);

            case AnaplanLocation { Kind: ObjectKind.Modules, Name: { } name } anaplan:
                return new CellDestination((await OpenAsync(anaplan, cancellationToken)).Access, name, cells);

            case AnaplanLocation { Kind: ObjectKind.Files }:
                throw new UsageException($"'{location}' is a file, which takes bytes as they are.", $"Use: anx file put <local file> \"{location}\"");

            default:
                throw new UsageException($"Rows cannot be written to '{location}'.", "Destinations are files, tables, and imports, lists and modules: connection:/workspace/model/imports/name");
        }
    }

    public void Dispose()
    {
        foreach (var one in _opened)
            one.Dispose();
    }

    /// <summary>Says before an export or a query runs what would keep its rows from becoming a file.</summary>
    public static void RefuseUnwritable(string path, bool overwrite)
    {
        if (Path.GetDirectoryName(Path.TrimEndingDirectorySeparator(path)) is { Length: > 0 } folder && !Directory.Exists(folder))
            throw new UsageException($"The folder '{folder}' does not exist.", "Create it, or check the path. Nothing was read.", ExitCode.NotFound);
        if (!overwrite && (File.Exists(path) || Directory.Exists(path)))
            throw new UsageException($"The {(File.Exists(path) ? "file" : "folder")} '{path}' exists.", "Choose another name, or let it be replaced with --overwrite. Nothing was read.", ExitCode.Refused);
    }

    /// <summary>The same for a file or a folder in a store.</summary>
    public async Task RefuseTakenAsync(StoreLocation location, CancellationToken cancellationToken)
    {
        var name = location.Name.EndsWith('/') ? location.Name + "_manifest.json" : location.Name;
        if (await OpenStore(location).FindAsync(name, cancellationToken) is not null)
            throw new UsageException($"'{location}' exists.", "Choose another name, or let it be replaced with --overwrite. Nothing was read.", ExitCode.Refused);
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
            throw new UsageException(problem.Message.Replace($" (Parameter '{problem.ParamName}')", "", StringComparison.Ordinal), "See: anx copy --help");
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

    private async Task<ModelPlace> OpenAsync(AnaplanLocation location, CancellationToken cancellationToken)
    {
        var place = await ModelPlace.OpenAsync(screen, location, watch, cancellationToken);
        _opened.Add(place);
        return place;
    }
}
