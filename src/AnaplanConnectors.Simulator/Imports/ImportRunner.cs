namespace AnaplanConnectors.Simulator;

/// <summary>Runs one import: all of it or nothing, rows with problems go to the dump.</summary>
internal static class ImportRunner
{
    private const int RowsBetweenReports = 8192;

    public static ActionOutcome Run(ImportState import, ActionRequest request, CancellationToken cancellationToken)
    {
        RequireAccess(import, request);
        using var source = ImportSource.Open(import, request);
        using var rejected = new RejectedRows(source.Columns);
        using var transaction = request.Model.Begin(cancellationToken);
        var loader = import.Target is ListTarget list
            ? new ListLoader(list, Readers(import, transaction, "dateFormatInvalid"), source, rejected, transaction, request)
            : ModuleLoaderOf((ModuleTarget)import.Target!, import, request, source, rejected, transaction, cancellationToken);
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

    private static RowLoader ModuleLoaderOf(ModuleTarget target, ImportState import, ActionRequest request, ImportSource source,
        RejectedRows rejected, ModelTransaction transaction, CancellationToken cancellationToken)
    {
        var coordinates = new ModuleCoordinates(target, import, source, transaction.Data, request.MappingParameters);
        var readers = Readers(import, transaction, "moduleImportDateFormat");
        var loader = new ModuleLoader(target, coordinates, import, readers, source, rejected, transaction,
            request);
        if (import.Definition.ClearTarget == ClearTarget.All)
            TargetClearing.ClearAll(loader);
        if (import.Definition.ClearTarget == ClearTarget.Mapped)
        {
            using var ahead = ImportSource.Open(import, request);
            TargetClearing.ClearMapped(loader, coordinates, ahead, cancellationToken);
        }

        return loader;
    }

    private static ValueReaders Readers(ImportState import, ModelTransaction transaction, string dateErrorType) =>
        new(import.Definition, transaction.Data, dateErrorType);

    private static void RequireAccess(ImportState import, ActionRequest request)
    {
        if (!request.Model.AccessOf(request.User).CanWrite)
            throw new ActionFailedException(import.Target is ModuleTarget ? "moduleImportNoWriteAccess" : "notAuthorised",
                $"Not authorised to write to model '{request.Model.Name}'.");
        if (import.Target is ListTarget { List.IsProductionData: false } target
            && request.Model.State is ModelActiveState.Production or ModelActiveState.ProductionMaintenance)
            throw new ActionFailedException("hierarchyImportFailed",
                $"Model '{request.Model.Name}' is deployed and list '{target.List.Name}' is not production data.");
    }
}
