using System.Collections;

namespace Microsoft.SqlServer.Dts.Runtime.Wrapper;

public interface IDTSVariable100
{
    bool ReadOnly { get; set; }

    string Namespace { get; set; }

    object Value { get; set; }

    int DataType { get; }

    string QualifiedName { get; }

    bool RaiseChangedEvent { get; set; }

    bool EvaluateAsExpression { get; set; }

    bool SystemVariable { get; }

    bool IncludeInDebugDump { get; set; }
}

public interface IDTSVariables100 : IEnumerable
{
    IDTSVariable100 this[object Index] { get; }

    int Count { get; }

    new IEnumerator GetEnumerator();

    IDTSVariable100 Add(string bstrName, bool bReadOnly, string bstrNamespace, object vValue);

    void Remove(object Index);

    void Unlock();

    bool Locked { get; }

    bool Contains(object Index);

    void Join(IDTSVariable100 pVariable);
}

public interface IDTSVariableDispenser100
{
    void LockForRead(string Variable);

    void LockForWrite(string Variable);

    void GetVariables(out IDTSVariables100 ppVariables);

    void Reset();

    void LockOneForRead(string Variable, ref IDTSVariables100 ppVariables);

    void LockOneForWrite(string Variable, ref IDTSVariables100 ppVariables);

    bool Contains(string Variable);

    string GetQualifiedName(string Variable);
}
