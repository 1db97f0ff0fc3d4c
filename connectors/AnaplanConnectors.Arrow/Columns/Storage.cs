namespace AnaplanConnectors.Arrow;

/// <summary>Values of one column in the form in which a format stores them, row by row. Asked only for values that are there.</summary>
internal abstract class Storage<T>
{
    public abstract bool IsNull(int row);

    public abstract T Get(int row);
}
