namespace AnaplanConnectors.Simulator;

/// <summary>Finds the coordinates of rows in the target module: from columns, fixed by the import, or given by the run.</summary>
internal sealed class ModuleCoordinates
{
    private readonly (MemberFinder Finder, int Field)[] _columns;
    private readonly int[] _coordinates;

    /// <exception cref="ActionFailedException">A fixed or given member does not exist, or none was given.</exception>
    public ModuleCoordinates(ModuleTarget target, ImportState import, ImportSource source, ModelData data,
        IReadOnlyList<MappingParameter> parameters)
    {
        _columns = [.. target.Dimensions.Select(dimension =>
            (MemberFinder.Of(dimension.Dimension, data, dimension.Column ?? ImportColumn.Any),
            dimension.Column is null ? -1 : source.FieldOf(dimension.Column)))];
        _coordinates = [.. target.Dimensions.Select((dimension, index) =>
            dimension.Column is null ? Constant(dimension, _columns[index].Finder, import, parameters) : MemberFinder.Unknown)];
    }

    /// <summary>Coordinates of the row that was found last.</summary>
    public ReadOnlySpan<int> Current => _coordinates;

    /// <summary>True when the row means cells that are calculated from others.</summary>
    public bool IsAggregate => _coordinates.AsSpan().Contains(MemberFinder.Aggregate);

    /// <summary>Finds the coordinates of a row. False, with a problem each, when it names members that do not exist.</summary>
    public bool Find(IRecord row, List<RowProblem> problems)
    {
        var found = true;
        for (var dimension = 0; dimension < _columns.Length; dimension++)
        {
            var (finder, field) = _columns[dimension];
            if (field < 0)
                continue;
            _coordinates[dimension] = finder.Find(row[field]);
            if (_coordinates[dimension] != MemberFinder.Unknown)
                continue;
            problems.Add(finder.Complaint(row[field]));
            found = false;
        }

        return found;
    }

    private static int Constant(CoordinateSource source, MemberFinder finder, ImportState import,
        IReadOnlyList<MappingParameter> parameters)
    {
        var text = source.Member ?? parameters
            .FirstOrDefault(parameter => (parameter.ImportId is null || parameter.ImportId == import.Id)
                && source.IsAnsweredBy(parameter))?.EntityName
            ?? throw new ActionFailedException("importFailedGeneralError",
                $"Import '{import.Name}' asks for a member of '{source.Dimension.Name}'; give a mapping parameter with the entity type '{source.EntityType}'.");
        var member = finder.Find(text);
        return member != MemberFinder.Unknown
            ? member
            : throw new ActionFailedException("failedToLocateEntity",
                $"Import '{import.Name}': {text} not found in {finder.Place}.");
    }
}
