namespace AnaplanConnectors.Simulator;

/// <summary>How the coordinates of a cell become one number: mixed radix, the last dimension varies fastest.</summary>
internal sealed class CellLayout
{
    /// <summary>Cells one line item can have; beyond it the directory of pages alone would fill the memory.</summary>
    private const long MostCells = 1L << 33;

    private readonly long[] _strides;

    private CellLayout(int[] capacities, long[] strides, long length)
    {
        Capacities = capacities;
        _strides = strides;
        Length = length;
    }

    /// <summary>Members each dimension has room for.</summary>
    public IReadOnlyList<int> Capacities { get; }

    public long Length { get; }

    /// <exception cref="ActionFailedException">More cells than one line item can have.</exception>
    public static CellLayout Of(params int[] capacities)
    {
        var strides = new long[capacities.Length];
        var length = 1L;
        for (var dimension = capacities.Length - 1; dimension >= 0; dimension--)
        {
            strides[dimension] = length;
            if (length > MostCells / Math.Max(1, capacities[dimension]))
                throw new ActionFailedException("importFailedGeneralError",
                    FormattableString.Invariant($"A line item would have more than {MostCells} cells, which the simulator cannot hold."));
            length *= Math.Max(1, capacities[dimension]);
        }

        return new CellLayout(capacities, strides, length);
    }

    public long Stride(int dimension) => _strides[dimension];

    public long KeyOf(ReadOnlySpan<int> coordinates)
    {
        var key = 0L;
        for (var dimension = 0; dimension < coordinates.Length; dimension++)
            key += coordinates[dimension] * _strides[dimension];
        return key;
    }

    /// <summary>The opposite of <see cref="KeyOf"/>.</summary>
    public void CoordinatesOf(long key, Span<int> coordinates)
    {
        for (var dimension = 0; dimension < _strides.Length; dimension++)
        {
            coordinates[dimension] = (int)(key / _strides[dimension]);
            key %= _strides[dimension];
        }
    }
}
