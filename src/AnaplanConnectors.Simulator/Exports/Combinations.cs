namespace AnaplanConnectors.Simulator;

/// <summary>Goes through all combinations of members of some dimensions; the last dimension changes fastest.</summary>
internal sealed class Combinations
{
    private readonly int[] _dimensions;
    private readonly int[][] _members;
    private readonly int[] _current;
    private bool _started;

    public Combinations(ExportView view, IEnumerable<Dimension> dimensions)
    {
        _dimensions = [.. dimensions.Select(view.IndexOf)];
        _members = [.. _dimensions.Select(view.Visible)];
        _current = new int[_dimensions.Length];
    }

    /// <summary>Places of the dimensions in a position.</summary>
    public ReadOnlySpan<int> Dimensions => _dimensions;

    public long Count => _members.Aggregate(1L, (count, members) => count * members.Length);

    /// <summary>Puts the next combination into a position; false after the last.</summary>
    public bool Next(Span<int> position)
    {
        if (!_started)
        {
            _started = true;
            if (_members.Any(members => members.Length == 0))
                return false;
        }
        else if (!Advance())
        {
            return false;
        }

        for (var index = 0; index < _dimensions.Length; index++)
            position[_dimensions[index]] = _members[index][_current[index]];
        return true;
    }

    public void Restart()
    {
        _started = false;
        Array.Clear(_current);
    }

    private bool Advance()
    {
        for (var index = _current.Length - 1; index >= 0; index--)
        {
            if (++_current[index] < _members[index].Length)
                return true;
            _current[index] = 0;
        }

        return false;
    }
}
