using System.Collections;
using System.Data;
using System.Data.Common;
using System.Diagnostics.CodeAnalysis;

namespace AnaplanConnectors.AdoNet;

/// <summary>A value for a <c>@name</c> in a statement.</summary>
public sealed class AnaplanParameter : DbParameter
{
    /// <inheritdoc/>
    public override DbType DbType { get; set; } = DbType.String;

    /// <summary>Always towards Anaplan.</summary>
    public override ParameterDirection Direction { get; set; } = ParameterDirection.Input;

    /// <inheritdoc/>
    public override bool IsNullable { get; set; } = true;

    /// <summary>With or without the @.</summary>
    [AllowNull]
    public override string ParameterName { get; set => field = value ?? ""; } = "";

    /// <inheritdoc/>
    public override int Size { get; set; }

    /// <inheritdoc/>
    [AllowNull]
    public override string SourceColumn { get; set => field = value ?? ""; } = "";

    /// <inheritdoc/>
    public override bool SourceColumnNullMapping { get; set; }

    /// <inheritdoc/>
    public override object? Value { get; set; }

    /// <inheritdoc/>
    public override void ResetDbType() => DbType = DbType.String;
}

/// <summary>The parameters of a command.</summary>
public sealed class AnaplanParameterCollection : DbParameterCollection
{
    private readonly List<AnaplanParameter> _list = [];

    internal AnaplanParameterCollection()
    {
    }

    /// <inheritdoc/>
    public override int Count => _list.Count;

    /// <inheritdoc/>
    public override object SyncRoot => _list;

    /// <summary>Adds a parameter with its value.</summary>
    public AnaplanParameter AddWithValue(string name, object? value)
    {
        var parameter = new AnaplanParameter { ParameterName = name, Value = value };
        _list.Add(parameter);
        return parameter;
    }

    /// <inheritdoc/>
    public override int Add(object value)
    {
        _list.Add((AnaplanParameter)value);
        return _list.Count - 1;
    }

    /// <inheritdoc/>
    public override void AddRange(Array values)
    {
        foreach (var value in values ?? throw new ArgumentNullException(nameof(values)))
            Add(value);
    }

    /// <inheritdoc/>
    public override void Clear() => _list.Clear();

    /// <inheritdoc/>
    public override bool Contains(object value) => IndexOf(value) >= 0;

    /// <inheritdoc/>
    public override bool Contains(string value) => IndexOf(value) >= 0;

    /// <inheritdoc/>
    public override void CopyTo(Array array, int index) => ((ICollection)_list).CopyTo(array, index);

    /// <inheritdoc/>
    public override IEnumerator GetEnumerator() => _list.GetEnumerator();

    /// <inheritdoc/>
    public override int IndexOf(object value) => _list.IndexOf((AnaplanParameter)value);

    /// <inheritdoc/>
    public override int IndexOf(string parameterName)
        => _list.FindIndex(parameter => string.Equals(parameter.ParameterName.TrimStart('@'), parameterName?.TrimStart('@'), StringComparison.OrdinalIgnoreCase));

    /// <inheritdoc/>
    public override void Insert(int index, object value) => _list.Insert(index, (AnaplanParameter)value);

    /// <inheritdoc/>
    public override void Remove(object value) => _list.Remove((AnaplanParameter)value);

    /// <inheritdoc/>
    public override void RemoveAt(int index) => _list.RemoveAt(index);

    /// <inheritdoc/>
    public override void RemoveAt(string parameterName) => _list.RemoveAt(Find(parameterName));

    /// <inheritdoc/>
    protected override DbParameter GetParameter(int index) => _list[index];

    /// <inheritdoc/>
    protected override DbParameter GetParameter(string parameterName) => _list[Find(parameterName)];

    /// <inheritdoc/>
    protected override void SetParameter(int index, DbParameter value) => _list[index] = (AnaplanParameter)value;

    /// <inheritdoc/>
    protected override void SetParameter(string parameterName, DbParameter value) => _list[Find(parameterName)] = (AnaplanParameter)value;

    private int Find(string name) => IndexOf(name) is >= 0 and var index ? index : throw new IndexOutOfRangeException($"There is no parameter '{name}'.");
}
