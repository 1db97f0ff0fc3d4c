using AnaplanConnectors.AdoNet;
using AnaplanConnectors.Transfer.Anaplan;
using AnaplanConnectors.Transfer.Rows;

namespace AnaplanConnectors.Cli;

/// <summary>Finds out what a copy would do, by reading only.</summary>
internal sealed class CopyPlanner(Screen screen, Location from, Location to, DbTableOptions? load)
{
    private const int MaxProblems = 10;

    // Names of workspace, model, object, its layout and its file, and the sign-in.
    private const int Lookups = 7;

    /// <param name="source">As it is.</param>
    /// <param name="mapped">Held to its contract and mapped.</param>
    /// <param name="destination">Not opened here.</param>
    /// <param name="leftOut">Where the contract puts what it leaves out.</param>
    /// <param name="mayReplace">Whether a file may be replaced.</param>
    /// <param name="skipsBadRows">Whether rows that cannot be read are left out.</param>
    /// <param name="cancellationToken">Ends the planning.</param>
    public async Task<CopyPlan> PlanAsync(
        ISource source, ISource mapped, IDestination destination, List<RowException> leftOut, bool mayReplace, bool skipsBadRows, CancellationToken cancellationToken)
    {
        if (source is StandardInput or Arrow.ArrowStream)
            throw new UsageException($"'{from}' can be read once only, and not be looked at before.", "Plan with the same rows in a file.");
        var declared = await source.GetSchemaAsync(cancellationToken);
        var sample = await SourceSample.ReadAsync(source, from, SourceSample.DefaultRows, cancellationToken);
        var schema = await mapped.GetSchemaAsync(cancellationToken);
        var inspected = ReferenceEquals(source, mapped) ? sample : await SourceSample.ReadAsync(mapped, from, SourceSample.DefaultRows, cancellationToken);
        var import = destination is ImportDestination target ? await target.PlanAsync(schema, cancellationToken) : null;
        var table = destination is DbTable tables && !SqliteFiles.IsMissing(screen.Host, to) ? await tables.PlanAsync(schema, cancellationToken) : null;
        if (destination is ListDestination or CellDestination)
            await (await destination.OpenAsync(schema, cancellationToken)).DisposeAsync(); // looks at the columns, and only reads

        var bad = inspected.Problems.Select(problem => problem.Message).ToList();
        var problems = skipsBadRows ? [] : bad.Take(MaxProblems).ToList();
        var path = to is FileLocation { IsStandard: false } file ? screen.Host.FullPath(file.Path) : null;
        if (path is not null && !mayReplace && (File.Exists(path) || Directory.Exists(path)))
            problems.Add($"the {(File.Exists(path) ? "file" : "folder")} '{path}' exists; --overwrite replaces it");

        var chunks = import?.ChunksOf(BytesOf(source, sample) ?? 0);
        return new CopyPlan
        {
            Source = from.Text,
            Destination = import is null ? to.Text : $"import {import.Import} of {to.Text}, file {import.File}, {import.Encoding}",
            Columns = Columns(sample, declared, schema, import, table),
            Sample = inspected.Describe(from),
            Operations = [.. Reads(), .. Writes(import, table, chunks, path)],
            Chunks = chunks,
            Requests = Requests(chunks),
            Memory = import is null ? "flat: blocks of rows" : $"at most {Figures.Bytes(import.MaxBytesInMemory)} of chunks",
            Overwrites = [.. Overwrites(import, path)],
            Missing = Missing(),
            Warnings = [.. Warnings(import, sample, schema), .. leftOut.Take(MaxProblems).Select(problem => $"the contract leaves out: {problem.Message}"), .. skipsBadRows ? bad.Take(MaxProblems).Select(one => $"left out: {one}") : []],
            Problems = problems,
        };
    }

    private static List<PlannedColumn> Columns(SourceSample sample, RowSchema declared, RowSchema schema, ImportPlan? import, DbTablePlan? table)
        => schema.Select((column, i) =>
        {
            var seen = sample.Columns.FirstOrDefault(one => one.Column.Name == column.Name) ?? (schema.Count == sample.Columns.Count ? sample.Columns[i] : null);
            var looks = seen is not null && seen.Column.Type != column.Type ? TypeText.Of(seen.Column) + (seen.Pattern is null ? "" : ":" + seen.Pattern) : null;
            var target = import?.Ordinals.ToList().IndexOf(i);
            var own = seen is null ? null : declared.FirstOrDefault(one => one.Name == seen.Column.Name);
            var origin = own is null || own.Type != column.Type ? "mapping or contract" : looks is null ? seen!.Origin : "not declared";
            return new PlannedColumn(
                column.Name, TypeText.Of(column), origin, looks,
                target is null ? table?.Columns[i] ?? column.Name : target >= 0 ? import!.Columns[target.Value].Name : null, seen?.Example, seen?.Note);
        }).ToList();

    private IEnumerable<string> Reads()
    {
        yield return from switch
        {
            AnaplanLocation { Kind: ObjectKind.Exports } => $"run {from} once, and read its file in chunks",
            AnaplanLocation => $"read {from}, by one request or by a large read",
            DatabaseLocation { Table: null } or SqliteLocation => "run the query",
            _ => $"read {from}",
        };
    }

    private IEnumerable<string> Writes(ImportPlan? import, DbTablePlan? table, int? chunks, string? path)
    {
        if (import is not null)
        {
            yield return $"upload {(from is FileLocation ? "" : "at least ")}{Figures.Count(chunks ?? 1, "chunk")} to file {import.File}";
            yield return $"start import {import.Import} once, and wait for it";
        }
        else if (load is not null)
        {
            yield return $"load a staging table beside {to}{(table is null ? "" : $", {table.StagingTable}")}";
            if (table?.Definition is { } definition)
                yield return definition;
            else if (table is null)
                yield return $"make the database, and {to} with the columns of the rows";
            yield return $"in one transaction: {load.Mode.ToString().ToLowerInvariant()}{(load.Key.Count > 0 ? " by " + string.Join(", ", load.Key) : "")}, and a line in the ledger";
        }
        else if (to is AnaplanLocation)
        {
            yield return $"change {to}, request by request, while rows come";
        }
        else
        {
            yield return path is null && to is not StoreLocation ? $"write to {to}" : $"write {path ?? to.Text}, which has its name once it is whole";
        }
    }

    private string? Requests(int? chunks)
    {
        if (from is not AnaplanLocation && to is not AnaplanLocation)
            return null;
        var known = (from is AnaplanLocation ? Lookups : 0) + (to is AnaplanLocation ? Lookups + (chunks ?? 0) + 4 : 0);
        return $"about {Figures.Count(known)}{(from is AnaplanLocation ? ", one for each chunk that is read" : "")}, and 6 a minute while something runs; the tenant has 600 a minute";
    }

    private IEnumerable<string> Overwrites(ImportPlan? import, string? path)
    {
        if (import is not null)
        {
            yield return $"the content of file {import.File}{(import.File.ChunkCount > 0 ? $" ({Figures.Count(import.File.ChunkCount, "chunk")})" : ", which has none for this user now")}";
            yield return $"cells or items of the model, as import {import.Import} was set up";
        }

        if (to is AnaplanLocation { Kind: ObjectKind.Lists or ObjectKind.Modules })
            yield return $"what {to} has for the rows' keys; there is no way to take it back";

        if (from is AnaplanLocation { Kind: ObjectKind.Exports })
            yield return "the output of the export that this user has now";
        if (path is not null && (File.Exists(path) || Directory.Exists(path)))
            yield return path;
        if (load is { Mode: LoadMode.Truncate or LoadMode.Replace })
            yield return $"all rows of {to}";
        if (load is { Mode: LoadMode.Merge })
            yield return $"rows of {to} with the same key";
    }

    private IEnumerable<string> Warnings(ImportPlan? import, SourceSample sample, RowSchema schema)
    {
        if (import is { IsRepeatable: false })
            yield return "running the import twice is taken to do harm: when the answer to its start is lost and nothing settles it, the run ends with 11 (--idempotent allows another start)";
        if (load is { Mode: LoadMode.Append })
            yield return "running this again appends the rows again, unless it has the same --run-id";
        if (from is AnaplanLocation { Kind: ObjectKind.Exports })
            yield return "the header of the file that the export makes decides which columns there are";
        if (from is AnaplanLocation { Kind: ObjectKind.Exports } && sample.Columns.Where(column => schema.IndexOf(column.Column.Name) < 0).ToList() is { Count: > 0 } unnamed)
            yield return $"the file of its last run has columns that the metadata does not name: {string.Join(", ", unnamed.Select(column => column.Column.Name))}";
    }

    private string Missing() => to switch
    {
        AnaplanLocation => "missing values and empty texts are blank: 0 for numbers, false for booleans",
        FileLocation { Path: "-" } => "missing values are nothing, empty texts are \"\"",
        StoreLocation stored when Connectors.ForName(stored.Name) == Transfer.Csv.CsvConnector.Connector => "missing values are nothing, empty texts are \"\"",
        FileLocation { IsStandard: false } file when Connectors.ForFile(file.Path) == Transfer.Csv.CsvConnector.Connector => "missing values are nothing, empty texts are \"\"",
        _ => "missing values stay missing, empty texts stay empty",
    };

    // Text files travel about as they are; other rows are seen once they are read.
    private static long? BytesOf(ISource source, SourceSample sample) => source is ISizedSource sized ? sized.ByteLength : sample.IsWhole ? sample.Bytes : null;
}
