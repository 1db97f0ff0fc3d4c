using System.Xml.Linq;
using Microsoft.SqlServer.Dts.Pipeline.Wrapper;

namespace AnaplanConnectors.Ssis.Host;

/// <summary>The undo of an editor: Cancel makes the component what it was, Commit lets it be. One of them, once.</summary>
internal sealed class HostComponentView(HostComponent component) : IDTSComponentView100
{
    private XElement _before = ComponentXml.Save(component);

    public void Commit() => Take();

    public void Cancel() => component.Restore(Take());

    private XElement Take()
    {
        var before = _before ?? throw new HostRuleException("A component view was committed or cancelled before.");
        _before = null;
        return before;
    }
}
