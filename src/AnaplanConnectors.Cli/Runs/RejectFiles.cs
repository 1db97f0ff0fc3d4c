using AnaplanConnectors.Transfer;
using AnaplanConnectors.Transfer.Csv;
using AnaplanConnectors.Transfer.Rows;
using AnaplanConnectors.Transfer.Runs;

namespace AnaplanConnectors.Cli;

/// <summary>The refused rows of a run, in its directory: the service keeps them only until the next run of the import.</summary>
internal static class RejectFiles
{
    public const string DefaultName = "rejects.csv";

    /// <summary>Writes refused rows to the run's directory exactly, and to another file for people if one is wanted. Returns the path to tell people.</summary>
    public static async Task<string> KeepAsync(
        RunSession session, ISource rows, string importId, string name, long rejected, long warned, string? wanted, CancellationToken cancellationToken)
    {
        var path = session.PathOf(name);
        await RowTransfer.RunAsync(rows, new CsvFile(path, overwrite: true), cancellationToken: cancellationToken);
        PrivateFile.MakePrivate(path);
        await session.Run.AppendAsync(new RejectsStored(name, rejected, warned, importId), cancellationToken);
        if (wanted is null)
            return path;
        if (Path.GetDirectoryName(wanted) is { Length: > 0 } directory)
            Directory.CreateDirectory(directory);
        await RowTransfer.RunAsync(FormulaMarks.On(new CsvFile(path)), new CsvFile(wanted, overwrite: true), cancellationToken: cancellationToken);
        return wanted;
    }
}
