namespace AnaplanConnectors.Simulator;

/// <summary>Runs one import: all of it or nothing, rows with problems go to the dump.</summary>
internal static class ImportRunner
{
    private const int RowsBetweenReports = 8192;

    public static ActionOutcome Run(ImportState import, ActionRequest request, CancellationToken cancellationToken)
    {
        RequireAccess(import, request);
        using var source = ImportSource.Open(import, request.Files, request.Options.DumpLineNumbers);
        using var rejected = new RejectedRows(source.Columns);
        using var transaction = request.Model.Begin(cancellationToken);
        var loader = LoaderOf(import, request, source, rejected, transaction);
        for (var rows = 1L; source.Read(); rows++)
        {
            loader.Load();
            if (rows % RowsBetweenReports == 0)
            {
                cancellationToken.ThrowIfCancellationRequested();
                request.Progress(source.Fraction, "Importing rows");
            }
        }

        loader.Finish();
        cancellationToken.ThrowIfCancellationRequested();
        if (rejected.Any)
            rejected.WriteTo(request.Files.CreateDump(import.Id));
        transaction.Commit();
        return new ActionOutcome(import.Id, import.Name, true, rejected.Any, loader.Details());
    }

    private static RowLoader LoaderOf(ImportState import, ActionRequest request, ImportSource source, RejectedRows rejected, ModelTransaction transaction)
    {
        var list = (ListTarget)import.Target!;
        var readers = new ValueReaders(import.Definition, request.Model.Calendar, transaction.Data, "dateFormatInvalid");
        return new ListLoader(list, readers, source, rejected, transaction);
    }

    private static void RequireAccess(ImportState import, ActionRequest request)
    {
        if (!request.Model.AccessOf(request.User).CanWrite)
            throw new ActionFailedException("notAuthorised", $"Not authorised to write to model '{request.Model.Name}'.");
        if (import.Target is ListTarget { List.IsProductionData: false } target
            && request.Model.State is ModelActiveState.Production or ModelActiveState.ProductionMaintenance)
            throw new ActionFailedException("hierarchyImportFailed", $"Model '{request.Model.Name}' is deployed and list '{target.List.Name}' is not production data.");
    }
}
