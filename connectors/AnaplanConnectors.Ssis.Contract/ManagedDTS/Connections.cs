using System;
using System.Collections;
using System.Collections.Generic;
using System.Threading;
using RW = Microsoft.SqlServer.Dts.Runtime.Wrapper;

namespace Microsoft.SqlServer.Dts.Runtime;

public sealed class ConnectionManager : DtsObject, IDTSName, IDisposable
{
    private readonly Dictionary<string, string> _expressions = [];
    private int _acquired;

    internal ConnectionManager(ConnectionManagerBase inner, string name, string creationName)
    {
        InnerObject = inner;
        Name = name;
        CreationName = creationName;
        Properties = new DtsProperties(inner);
        Wrapped = new ManagedConnectionManager(this, inner);
    }

    public bool OfflineMode { get; set; }

    public DtsProperties Properties { get; }

    public bool HasExpressions => _expressions.Count > 0;

    public DTSProtectionLevel ProtectionLevel
    {
        get => Inner.ProtectionLevel;
        set => Inner.ProtectionLevel = value;
    }

    public string ConnectionString
    {
        get => Inner.ConnectionString;
        set => Inner.ConnectionString = value;
    }

    public bool SupportsDTCTransactions => Inner.SupportsDTCTransactions;

    public DTSConnectionManagerScope Scope => Inner.Scope;

    public object InnerObject { get; }

    public DTSObjectHostType HostType => DTSObjectHostType.ConnectionManager;

    public bool DelayValidation { get; set; }

    public string ID { get; } = Guid.NewGuid().ToString("B").ToUpperInvariant();

    public string Name { get; set; }

    public string CreationName { get; }

    public string Description { get; set; }

    internal ManagedConnectionManager Wrapped { get; }

    /// <summary>Connections that were acquired and not released, for the host.</summary>
    internal int Acquired => Volatile.Read(ref _acquired);

    private ConnectionManagerBase Inner => (ConnectionManagerBase)InnerObject;

    public string GetExpression(string propertyName) => _expressions.TryGetValue(propertyName, out var expression) ? expression : null;

    public void SetExpression(string propertyName, string expression) => _expressions[propertyName] = expression;

    public object AcquireConnection(object txn)
    {
        var connection = Inner.AcquireConnection(txn);
        Interlocked.Increment(ref _acquired);
        return connection;
    }

    public void ReleaseConnection(object connection)
    {
        Interlocked.Decrement(ref _acquired);
        Inner.ReleaseConnection(connection);
    }

    public void SetQualifier(string qualifier) => Inner.SetQualifier(qualifier);

    public void Dispose()
    {
    }
}

public sealed class Connections : DTSReadOnlyCollectionBase
{
    internal Connections()
    {
    }

    public ConnectionManager this[object index]
        => (ConnectionManager)Find(index, Matches) ?? throw new DtsException($"The connection \"{index}\" is not found.") { ErrorCode = -1073672183 };

    public new ConnectionEnumerator GetEnumerator() => new(Items.GetEnumerator(), this);

    public bool Contains(object index) => Find(index, Matches) is not null;

    public void Remove(object index) => Items.Remove(this[index]);

    public void Join(ConnectionManager connectionManager) => Items.Add(connectionManager);

    private static bool Matches(object item, string index) => item is ConnectionManager manager && (manager.ID == index || manager.Name == index);
}

public sealed class ConnectionEnumerator : DtsEnumerator
{
    internal ConnectionEnumerator(IEnumerator items, DTSReadOnlyCollectionBase collection)
        : base(items, collection)
    {
    }

    public new ConnectionManager Current => (ConnectionManager)base.Current;
}

/// <summary>What components see of a connection manager, as the native side wraps it.</summary>
internal sealed class ManagedConnectionManager(ConnectionManager wrapper, ConnectionManagerBase inner) : RW.IDTSConnectionManager100
{
    public ConnectionManager Wrapper { get; } = wrapper;

    public string ConnectionString
    {
        get => inner.ConnectionString;
        set => inner.ConnectionString = value;
    }

    public RW.DTSProtectionLevel ProtectionLevel
    {
        get => (RW.DTSProtectionLevel)(int)inner.ProtectionLevel;
        set => inner.ProtectionLevel = (DTSProtectionLevel)(int)value;
    }

    public bool SupportsDTCTransactions => inner.SupportsDTCTransactions;

    public RW.DTSConnectionManagerScope Scope
    {
        get => (RW.DTSConnectionManagerScope)(int)inner.Scope;
        set => inner.Scope = (DTSConnectionManagerScope)(int)value;
    }

    public object AcquireConnection(object pTransaction) => inner.AcquireConnection(pTransaction);

    public RW.DTSExecResult Validate(RW.IDTSInfoEvents100 pEvents) => RW.DTSExecResult.DTSER_SUCCESS;

    public void SetQualifier(string bstrQualifier) => inner.SetQualifier(bstrQualifier);

    public void ReleaseConnection(object varConnection) => inner.ReleaseConnection(varConnection);
}

public sealed class DtsConvert
{
    public static ConnectionManager GetWrapper(RW.IDTSConnectionManager100 connMgr) => ((ManagedConnectionManager)connMgr).Wrapper;

    public static RW.IDTSConnectionManager100 GetExtendedInterface(ConnectionManager connMgr) => connMgr.Wrapped;
}
