namespace AnaplanConnectors.Simulator;

/// <summary>What became of the rows of a list import.</summary>
internal sealed class ListCounts
{
    public long Created { get; private set; }

    public long Updated { get; private set; }

    public long Renamed { get; set; }

    public long Ignored { get; set; }

    public long WarnedCreated { get; private set; }

    public long WarnedUpdated { get; private set; }

    public void Loaded(bool created, bool warned)
    {
        if (warned && created)
            WarnedCreated++;
        else if (warned)
            WarnedUpdated++;
        else if (created)
            Created++;
        else
            Updated++;
    }

    /// <summary>The detail that sums up, in the form of API reference 6.4.</summary>
    public OutcomeDetail Detail(string list, long failed)
    {
        var (ok, warned) = (Created + Updated, WarnedCreated + WarnedUpdated);
        var (created, updated) = (Created + WarnedCreated, Updated + WarnedUpdated);
        var hasFailures = failed > 0 || warned > 0;
        var text = hasFailures
            ? FormattableString.Invariant($"{list}: {ok} ({Created}/{Updated}) rows successful, {warned} ({WarnedCreated}/{WarnedUpdated}) rows has warnings, {failed} failed, {Ignored} ignored")
            : FormattableString.Invariant($"{list}: {ok} ({Created}/{Updated}) rows successful, {Ignored} ignored ");
        var type = hasFailures ? "hierarchyRowsProcessedWithFailures" : ok == 0 ? "hierarchyNoChanges" : "hierarchyRowsProcessed";
        return new OutcomeDetail(type, 0, text, ValuePairs.Shuffled(
            ("hierarchyName", list),
            ("successRowCount", ok), ("successCreateCount", Created), ("successUpdateCount", Updated),
            ("warningsRowCount", warned), ("warningsCreateCount", WarnedCreated), ("warningsUpdateCount", WarnedUpdated),
            ("failedCount", failed), ("ignoredCount", Ignored),
            ("totalRowCount", ok + warned + failed + Ignored), ("totalCreateCount", created), ("totalUpdateCount", updated),
            ("invalidCount", failed + warned), ("updatedCount", updated), ("renamedCount", Renamed), ("createdCount", created)));
    }
}
