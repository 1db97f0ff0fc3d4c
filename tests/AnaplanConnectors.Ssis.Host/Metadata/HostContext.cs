using Microsoft.SqlServer.Dts.Pipeline.Wrapper;

namespace AnaplanConnectors.Ssis.Host;

/// <summary>What the objects of one data flow share: ids that are used once, and whether anything may be changed just now.</summary>
public sealed class HostContext(int firstId)
{
    private int _nextId = firstId;

    /// <summary>What goes on that forbids changes; null when they are fine.</summary>
    public string ReadOnlyBecause { get; set; }

    public int TakeId() => _nextId++;

    public void Changing(object what)
    {
        if (ReadOnlyBecause is { } reason)
            throw new HostRuleException($"{what} was changed during {reason}. On a server metadata is read-only then, or the change is lost.");
    }
}

/// <summary>Name and id of everything.</summary>
public abstract class HostObject(HostContext context) : IDTSObject100
{
    private string _name = string.Empty;
    private string _description = string.Empty;

    public HostContext Context { get; } = context;

    public int ID { get; set; } = context.TakeId();

    public string Name
    {
        get => _name;
        set => Set(ref _name, value);
    }

    public string Description
    {
        get => _description;
        set => Set(ref _description, value);
    }

    public abstract DTSObjectType ObjectType { get; }

    public string IdentificationString => $"{Name} ({ID})";

    public override string ToString() => $"{GetType().Name} '{Name}'";

    protected void Set<T>(ref T field, T value)
    {
        if (EqualityComparer<T>.Default.Equals(field, value))
            return;
        Context.Changing(this);
        field = value;
    }
}
