using System.Collections;

namespace AnaplanConnectors.Transfer.Rows;

/// <summary>The columns of rows, in order. Two columns may share a name; finding such a name is then an error.</summary>
public sealed class RowSchema : IReadOnlyList<Column>
{
    private readonly Column[] _columns;

    /// <summary>Takes a copy of the columns.</summary>
    public RowSchema(IEnumerable<Column> columns)
    {
        if (columns is null)
            throw new ArgumentNullException(nameof(columns));
        _columns = columns.ToArray();
    }

    /// <summary>Takes a copy of the columns.</summary>
    public RowSchema(params Column[] columns)
        : this((IEnumerable<Column>)columns)
    {
    }

    /// <summary>Number of columns.</summary>
    public int Count => _columns.Length;

    /// <summary>The column at an index that counts from zero.</summary>
    public Column this[int ordinal] => _columns[ordinal];

    /// <summary>
    /// Index of the column with this name, or -1. An exact match wins; otherwise case is ignored.
    /// </summary>
    /// <exception cref="ArgumentException">Several columns match equally well.</exception>
    public int IndexOf(string name)
    {
        if (name is null)
            throw new ArgumentNullException(nameof(name));
        var index = IndexOf(name, StringComparison.Ordinal);
        return index >= 0 ? index : IndexOf(name, StringComparison.OrdinalIgnoreCase);
    }

    /// <inheritdoc/>
    public IEnumerator<Column> GetEnumerator() => ((IEnumerable<Column>)_columns).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => _columns.GetEnumerator();

    /// <summary>The names and types, for messages.</summary>
    public override string ToString() => string.Join(", ", _columns.Select(column => $"{column.Name} {column.Type}"));

    private int IndexOf(string name, StringComparison comparison)
    {
        var found = -1;
        for (var i = 0; i < _columns.Length; i++)
        {
            if (!string.Equals(_columns[i].Name, name, comparison))
                continue;
            if (found >= 0)
                throw new ArgumentException($"The name '{name}' fits columns {found + 1} and {i + 1}.", nameof(name));
            found = i;
        }

        return found;
    }
}
