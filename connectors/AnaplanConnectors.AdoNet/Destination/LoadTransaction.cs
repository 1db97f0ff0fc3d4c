using System.Data;
using System.Data.Common;
using AnaplanConnectors.Client;

namespace AnaplanConnectors.AdoNet;

/// <summary>
/// The transaction that makes a load count: the ledger's row first, then the rows. It is tried again as a whole when the database says that
/// its problem may pass, and when a commit got no reply. Then the ledger's key decides: the row of a commit that did
/// arrive keeps the next attempt from doing anything, also while that commit is still under way.
/// </summary>
internal sealed class LoadTransaction(DbConnector connector, LoadPlan plan, Ledger ledger, DbTableOptions options, LedgerEntry entry)
{
    private bool _isInDoubt;
    private bool _isCommitting;

    /// <summary>Runs it. Returns the number of attempts.</summary>
    /// <param name="session">For the first attempt; disposed here.</param>
    /// <param name="cancellationToken">Ends it before the commit, not later.</param>
    public async Task<int> RunAsync(DbSession? session, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                // Whoever does not know whether a commit arrived must not leave before it is settled.
                var token = _isInDoubt ? CancellationToken.None : cancellationToken;
                session ??= new DbSession(await connector.OpenAsync(token).ConfigureAwait(false), options.CommandTimeout);
                await TryAsync(session, token).ConfigureAwait(false);
                return attempt;
            }
            catch (Exception problem) when (MayPass(problem, session) && attempt < options.Attempts)
            {
                _isInDoubt |= _isCommitting;
            }
            catch (Exception problem) when (problem is not (OperationCanceledException or DbLoadException))
            {
                Close(ref session);
                if (await IsCommittedAsync(problem).ConfigureAwait(false))
                    return attempt;
                throw;
            }
            finally
            {
                Close(ref session);
            }

            await DbAsync.Delay(options.Time, TimeSpan.FromMilliseconds(100 << Math.Min(attempt, 6)), CancellationToken.None).ConfigureAwait(false);
        }
    }

    private async Task TryAsync(DbSession session, CancellationToken cancellationToken)
    {
        _isCommitting = false;
        if (!plan.Dialect.HasTransactionalDdl && plan.CreateTable is { } create
            && !await session.ExistsAsync(plan.Dialect, plan.Name, cancellationToken).ConfigureAwait(false))
        {
            await session.ExecuteAsync(create, cancellationToken).ConfigureAwait(false);
        }

        await session.BeginAsync(cancellationToken).ConfigureAwait(false);
        if (_isInDoubt && await ledger.FindAsync(session, plan.RunId, cancellationToken).ConfigureAwait(false) is { } found)
        {
            RefuseOther(found);
            return;
        }

        await ledger.AddAsync(session, entry, options.Time.GetUtcNow(), cancellationToken).ConfigureAwait(false);
        _isInDoubt = false; // no other transaction of this run can have been committed, or be any more
        await CheckStagingAsync(session, cancellationToken).ConfigureAwait(false);
        if (plan.Dialect.HasTransactionalDdl && plan.CreateTable is { } createWithin)
            await session.ExecuteAsync(createWithin, cancellationToken).ConfigureAwait(false);
        foreach (var statement in plan.Move())
            await session.ExecuteAsync(statement, cancellationToken).ConfigureAwait(false);
        if (plan.Dialect.HasTransactionalDdl)
            await session.ExecuteAsync(plan.DropStaging, cancellationToken).ConfigureAwait(false);

        _isCommitting = true;
        await session.CommitAsync(CancellationToken.None).ConfigureAwait(false);
        _isCommitting = false;
        if (!plan.Dialect.HasTransactionalDdl)
            await session.ExecuteAsync(plan.DropStaging, CancellationToken.None).ConfigureAwait(false);
    }

    private async Task CheckStagingAsync(DbSession session, CancellationToken cancellationToken)
    {
        var staged = await session.CountAsync(plan.CountStaging, cancellationToken).ConfigureAwait(false);
        if (staged != entry.Rows)
        {
            throw new DbLoadException(
                ErrorCodes.RowsNotLoadable,
                FormattableString.Invariant($"The staging table '{plan.StagingName}' has {staged:N0} rows where {entry.Rows:N0} were written. Nothing was loaded into '{plan.Name}'."),
                "Look whether something else changes that table, then run the load again.");
        }

        if (plan.CountDoubleKeys is { } query && await session.CountAsync(query, cancellationToken).ConfigureAwait(false) is > 0 and var count)
        {
            throw new DbLoadException(
                ErrorCodes.RowsNotLoadable,
                FormattableString.Invariant($"{count:N0} keys stand in more than one row ({string.Join(", ", options.Key)}), so it is not known which row counts. Nothing was merged into '{plan.Name}'."),
                "Add the columns to the key that tell the rows apart, or make one row of them in the source.");
        }
    }

    private bool MayPass(Exception problem, DbSession? session)
        => problem is not (OperationCanceledException or DbLoadException)
            && (_isCommitting || _isInDoubt || DbAsync.IsTransient(problem) || (problem is DbException && session is { Connection.State: not ConnectionState.Open }));

    /// <summary>Asks the ledger after a last failure. A load that another process has committed meanwhile counts too.</summary>
    private async Task<bool> IsCommittedAsync(Exception problem)
    {
        var isInDoubt = _isInDoubt || _isCommitting;
        try
        {
            using var session = new DbSession(await connector.OpenAsync(CancellationToken.None).ConfigureAwait(false), options.CommandTimeout);
            if (await ledger.FindAsync(session, plan.RunId, CancellationToken.None).ConfigureAwait(false) is { } found)
            {
                RefuseOther(found);
                return true;
            }
        }
        catch (Exception other) when (other is not DbLoadException)
        {
            if (!isInDoubt)
                return false;
        }

        return isInDoubt ? throw Unknown(problem) : false;
    }

    private void RefuseOther(LedgerEntry found)
    {
        if (found.RowsHash != entry.RowsHash)
            throw DbLoadException.AlreadyLoaded(found);
    }

    private DbLoadException Unknown(Exception problem) => new(
        ErrorCodes.LoadOutcomeUnknown,
        $"The reply to the commit of run {plan.RunId} into '{plan.Name}' was lost, and the ledger did not settle whether it arrived: {problem.Message}",
        $"When the database answers again, run the load again under the same run id ({plan.RunId}): rows that are there are not loaded twice.",
        innerException: problem);

    private static void Close(ref DbSession? session)
    {
        session?.Dispose();
        session = null;
    }
}
