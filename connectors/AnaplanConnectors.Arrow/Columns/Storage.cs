namespace AnaplanConnectors.Arrow;

/// <summary>Values of one column in the form in which a format stores them, row by row. Asked only for values that are there.</summary>
internal abstract class Storage<T>
{
    /// <summary>Whether all values are known to be UTF-8. Where not, each is looked at when it is asked for.</summary>
    public virtual bool IsUtf8 => false;

    public abstract bool IsNull(int row);

    public abstract T Get(int row);
}
