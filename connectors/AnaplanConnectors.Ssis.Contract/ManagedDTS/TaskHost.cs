using System.Collections.Generic;
using System.Reflection;

namespace Microsoft.SqlServer.Dts.Runtime;

public abstract class Executable : DtsObject
{
    protected Executable()
    {
    }
}

public abstract class DtsContainer : Executable
{
    public Variables Variables { get; internal set; }

    public VariableDispenser VariableDispenser { get; internal set; }

    public string ID { get; internal set; }

    public string Name { get; set; }

    public string Description { get; set; }

    public bool DelayValidation { get; set; }

    public DtsContainer Parent { get; internal set; }
}

public abstract class EventsProvider : DtsContainer;

public sealed class TaskHost : EventsProvider
{
    private readonly Dictionary<string, string> _expressions = [];

    internal TaskHost(Task inner)
    {
        InnerObject = inner;
        Properties = new DtsProperties(inner);
    }

    public object InnerObject { get; }

    public DTSObjectHostType HostType => DTSObjectHostType.Task;

    public DtsProperties Properties { get; }

    public Variable ExecValueVariable { get; set; }

    public bool HasExpressions => _expressions.Count > 0;

    public string GetExpression(string propertyName) => _expressions.TryGetValue(propertyName, out var expression) ? expression : null;

    public void SetExpression(string propertyName, string expression) => _expressions[propertyName] = expression;
}

public sealed class DtsProperty : DtsObject
{
    private readonly PropertyInfo _property;
    private readonly object _target;

    internal DtsProperty(PropertyInfo property, object target)
    {
        _property = property;
        _target = target;
    }

    public string Name => _property.Name;

    public bool Get => _property.CanRead;

    public bool Set => _property.CanWrite;

    public object GetValue(object o) => _property.GetValue(_target, null);

    public void SetValue(object o, object value) => _property.SetValue(_target, value, null);
}

public sealed class DtsProperties : DTSReadOnlyCollectionBase
{
    internal DtsProperties(object target)
    {
        foreach (var property in target.GetType().GetProperties())
            Items.Add(new DtsProperty(property, target));
    }

    public DtsProperty this[object index] => (DtsProperty)Find(index, Matches) ?? throw new DtsException($"The property \"{index}\" is not found.");

    public bool Contains(object index) => Find(index, Matches) is not null;

    private static bool Matches(object item, string index) => ((DtsProperty)item).Name == index;
}
