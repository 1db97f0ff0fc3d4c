using System;
using System.Collections;
using System.Collections.Generic;

namespace Microsoft.SqlServer.Dts.Runtime;

public sealed class Variable : DtsObject, IDTSName, IDisposable
{
    private readonly VariableStore _store;
    private readonly bool _canWrite;

    internal Variable(VariableStore store, string qualifiedName, bool canWrite)
    {
        _store = store;
        _canWrite = canWrite;
        QualifiedName = qualifiedName;
    }

    public string QualifiedName { get; }

    public string Namespace
    {
        get => QualifiedName.Substring(0, QualifiedName.IndexOf(':'));
        set => throw new NotSupportedException("The test host does not rename variables.");
    }

    public string Name
    {
        get => QualifiedName.Substring(QualifiedName.IndexOf(':') + 2);
        set => throw new NotSupportedException("The test host does not rename variables.");
    }

    public string ID => QualifiedName;

    public string CreationName => string.Empty;

    public string Description { get; set; }

    public bool ReadOnly { get; set; }

    public bool SystemVariable => Namespace == "System";

    public TypeCode DataType => Type.GetTypeCode(_store.Values[QualifiedName].GetType());

    public object Value
    {
        get => _store.Sensitive.Contains(QualifiedName)
            ? throw new DtsException($"Accessing the value of the sensitive variable \"{QualifiedName}\" is not allowed. Use GetSensitiveValue.")
            : _store.Values[QualifiedName];
        set
        {
            if (!_canWrite)
                throw new DtsException($"The variable \"{QualifiedName}\" is locked for reading.");
            if (Type.GetTypeCode(value?.GetType()) != DataType)
                throw new DtsException($"The type of the value ({value?.GetType().Name}) being assigned to variable \"{QualifiedName}\" differs from the current variable type ({DataType}).");
            _store.Values[QualifiedName] = value;
        }
    }

    public object GetSensitiveValue() => _store.Values[QualifiedName];

    public void Dispose()
    {
    }
}

public sealed class Variables : DTSReadOnlyCollectionBase
{
    private readonly VariableStore _store;
    private readonly List<string> _names = [];

    internal Variables(VariableStore store)
    {
        _store = store;
    }

    public Variable this[object index] => (Variable)Find(index, Matches) ?? throw new DtsException($"The variable \"{index}\" is not found in the collection.");

    public bool Locked { get; private set; }

    public new VariableEnumerator GetEnumerator() => new(Items.GetEnumerator(), this);

    public bool Contains(object index) => Find(index, Matches) is not null;

    public void Unlock()
    {
        foreach (var name in _names)
            _store.Locked.Remove(name);
        _names.Clear();
        Locked = false;
    }

    internal void Take(string name, bool canWrite)
    {
        var qualified = _store.Qualify(name);
        if (!_store.Values.ContainsKey(qualified))
            throw new DtsException($"The variable \"{name}\" cannot be found.");
        if (!_store.Locked.Add(qualified))
            throw new DtsException($"A deadlock was detected while trying to lock variable \"{qualified}\".");
        _names.Add(qualified);
        Items.Add(new Variable(_store, qualified, canWrite));
        Locked = true;
    }

    private bool Matches(object item, string index) => ((Variable)item).QualifiedName == _store.Qualify(index);
}

public sealed class VariableEnumerator : DtsEnumerator
{
    internal VariableEnumerator(IEnumerator items, DTSReadOnlyCollectionBase collection)
        : base(items, collection)
    {
    }

    public new Variable Current => (Variable)base.Current;
}

public sealed class VariableDispenser : DtsObject
{
    private readonly VariableStore _store;
    private readonly List<(string Name, bool CanWrite)> _asked = [];

    internal VariableDispenser(VariableStore store)
    {
        _store = store;
    }

    public void LockForRead(string variable) => _asked.Add((variable, false));

    public void LockForWrite(string variable) => _asked.Add((variable, true));

    public void GetVariables(ref Variables variables)
    {
        variables ??= new Variables(_store);
        foreach (var (name, canWrite) in _asked)
            variables.Take(name, canWrite);
        _asked.Clear();
    }

    public void Reset() => _asked.Clear();

    public void LockOneForRead(string variable, ref Variables variables) => LockOne(variable, false, ref variables);

    public void LockOneForWrite(string variable, ref Variables variables) => LockOne(variable, true, ref variables);

    public bool Contains(string variable) => _store.Values.ContainsKey(_store.Qualify(variable));

    public string GetQualifiedName(string variable) => _store.Qualify(variable);

    private void LockOne(string variable, bool canWrite, ref Variables variables)
    {
        variables ??= new Variables(_store);
        variables.Take(variable, canWrite);
    }
}

/// <summary>The variables of the test host: values, which of them are sensitive, and what is locked.</summary>
internal sealed class VariableStore
{
    public Dictionary<string, object> Values { get; } = [];

    public HashSet<string> Sensitive { get; } = [];

    public HashSet<string> Locked { get; } = [];

    public string Qualify(string name) => name.Contains("::") ? name : "User::" + name;
}
