using AnaplanConnectors.Client;
using AnaplanConnectors.Transfer.Csv;
using AnaplanConnectors.Transfer.Rows;

namespace AnaplanConnectors.Transfer.Anaplan;

/// <summary>
/// The rows that an import refused or warned about, from its failure dump (API reference 6.5): the columns of the file, then
/// <see cref="RowColumn"/>, <see cref="LineColumn"/>, <see cref="StatusColumn"/> and <see cref="ReasonColumn"/>. Every reading
/// fetches the dump again.
/// </summary>
public sealed class RejectedRows : ISource
{
    /// <summary>Number of the row in the source, from one; missing when it cannot be told.</summary>
    public const string RowColumn = "_Row_";

    /// <summary>Number of the line in the uploaded file, from one; the header counts.</summary>
    public const string LineColumn = "_Line_";

    /// <summary>"E": the row was not loaded. "W": it was, but one of its values was not.</summary>
    public const string StatusColumn = "_Status_";

    /// <summary>Why, in the service's words; several reasons are separated by " | ".</summary>
    public const string ReasonColumn = "_Reason_";

    internal const string ErrorStatus = "E";
    internal const string WarningStatus = "W";

    private static readonly CsvFormat Format = new();

    private readonly AnaplanTask _task;
    private readonly string? _objectId;
    private readonly LineMap? _lines;
    private DumpNumbers? _numbers;

    /// <summary>The rows that a task refused.</summary>
    /// <param name="task">A task of an import or process that has ended.</param>
    /// <param name="objectId">For a process: the import within it.</param>
    public RejectedRows(AnaplanTask task, string? objectId = null)
        : this(task, objectId, null)
    {
    }

    internal RejectedRows(AnaplanTask task, string? objectId, LineMap? lines)
    {
        _task = task ?? throw new ArgumentNullException(nameof(task));
        _objectId = objectId;
        _lines = lines;
    }

    /// <summary>
    /// The rows that a task refused, with their numbers in the file that the import read: it is read back for that, as long as this user has
    /// it and it has no more than 100 chunks. Otherwise <see cref="RowColumn"/> is missing.
    /// </summary>
    /// <param name="model">The model.</param>
    /// <param name="task">A task of an import or process that has ended.</param>
    /// <param name="objectId">For a process: the import within it.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public static async Task<RejectedRows> WithRowNumbersAsync(ModelClient model, AnaplanTask task, string? objectId = null, CancellationToken cancellationToken = default)
    {
        if (model is null)
            throw new ArgumentNullException(nameof(model));
        if (task is null)
            throw new ArgumentNullException(nameof(task));
        return new(task, objectId, await SourceLines.ReadAsync(model, objectId ?? task.ActionId, cancellationToken).ConfigureAwait(false));
    }

    /// <summary>Fetches the start of the dump, whose header decides.</summary>
    public async ValueTask<RowSchema> GetSchemaAsync(CancellationToken cancellationToken = default)
    {
        using var rows = await OpenAsync(cancellationToken).ConfigureAwait(false);
        return rows.Schema;
    }

    /// <summary>Fetches the dump.</summary>
    /// <exception cref="AnaplanNotFoundException">The service says that rows were refused but has no dump any more.</exception>
    /// <exception cref="AnaplanActionException">The dump has rows that are not in the file that was imported.</exception>
    public async ValueTask<RowReader> OpenAsync(CancellationToken cancellationToken = default)
    {
        if (_lines is not null && _numbers is null)
            _numbers = await NumbersAsync(_lines, cancellationToken).ConfigureAwait(false);
        return await OpenDumpAsync(cancellationToken).ConfigureAwait(false);
    }

    private async Task<DumpNumbers> NumbersAsync(LineMap lines, CancellationToken cancellationToken)
    {
        try
        {
            return await DumpNumbers.OfAsync(lines, () => OpenDumpAsync(cancellationToken), cancellationToken).ConfigureAwait(false);
        }
        catch (ForeignDumpException problem)
        {
            throw new AnaplanActionException(
                ErrorCodes.RowsUnaccounted, $"Task {_task.Id} of {_task.Kind.ToString().ToLowerInvariant()} '{_task.ActionName ?? _task.ActionId}' handed back rows that it was not given: {problem.Message}.",
                _task, null, "Another run of the import may have replaced them. Look into the model before its numbers are used, and do not send these rows again.");
        }
    }

    private async ValueTask<RejectedRowReader> OpenDumpAsync(CancellationToken cancellationToken)
    {
        var dump = await _task.OpenDumpAsync(_objectId, cancellationToken).ConfigureAwait(false)
            ?? throw new AnaplanNotFoundException(
                ErrorCodes.NotFound,
                $"Task {_task.Id} of {_task.Kind.ToString().ToLowerInvariant()} '{_task.ActionName ?? _task.ActionId}' refused rows, but the service has no dump of them.",
                "Dumps exist for the latest run only, for 48 hours, and only for the user who ran it. Run the import again to get a new one.");
        try
        {
            var rows = await CsvRows.OpenAsync(dump, Format, leaveOpen: false, cancellationToken).ConfigureAwait(false);
            return new RejectedRowReader(rows, _numbers);
        }
        catch
        {
            dump.Dispose();
            throw;
        }
    }
}
