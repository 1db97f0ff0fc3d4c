namespace AnaplanConnectors.Simulator;

/// <summary>Wipes cells before an import loads ("clear target", API reference 6.3).</summary>
internal static class TargetClearing
{
    public static void ClearAll(ModuleLoader loader)
    {
        foreach (var cells in loader.Cells.Where(cells => cells.IsWriteable))
            cells.Cells.Clear();
    }

    /// <summary>
    /// Wipes the cells at every combination of the members that the source mentions. Reads the source to its end.
    /// </summary>
    public static void ClearMapped(ModuleLoader loader, ModuleCoordinates coordinates, ImportSource source,
        CancellationToken cancellationToken)
    {
        var mentioned = coordinates.Current.ToArray().Select(_ => new SortedSet<int>()).ToArray();
        var problems = new List<RowProblem>();
        while (source.Read())
        {
            cancellationToken.ThrowIfCancellationRequested();
            problems.Clear();
            if (!source.IsComplete || !coordinates.Find(source.Record, problems) || coordinates.IsAggregate)
                continue;
            for (var dimension = 0; dimension < mentioned.Length; dimension++)
                mentioned[dimension].Add(coordinates.Current[dimension]);
        }

        var members = mentioned.Select(set => set.ToArray()).ToArray();
        if (members.Any(set => set.Length == 0))
            return;
        foreach (var cells in loader.Cells.Where(cells => cells.IsWriteable))
            ClearProduct(cells.Cells, members, 0, 0);
    }

    private static void ClearProduct(CellStore cells, int[][] members, int dimension, long key)
    {
        if (dimension == members.Length)
        {
            cells.Clear(key);
            return;
        }

        foreach (var member in members[dimension])
            ClearProduct(cells, members, dimension + 1, key + member * cells.Layout.Stride(dimension));
    }
}
