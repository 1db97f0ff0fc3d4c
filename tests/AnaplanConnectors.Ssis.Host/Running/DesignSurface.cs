using System.Xml.Linq;
using Microsoft.SqlServer.Dts.Pipeline;
using Microsoft.SqlServer.Dts.Pipeline.Wrapper;
using Microsoft.SqlServer.Dts.Runtime;

namespace AnaplanConnectors.Ssis.Host;

/// <summary>The designer: drops a component, or opens one that was saved, and edits it. What is not in <see cref="Save"/> is lost.</summary>
public sealed class DesignSurface
{
    private readonly HostComponent _component;

    private DesignSurface(HostComponent component, PipelineComponent instance)
    {
        _component = component;
        Instance = instance;
        instance.ComponentMetaData = component;
        component.Instance = instance;
    }

    public PipelineComponent Instance { get; }

    public IDTSComponentMetaData100 Component => _component;

    public EventLog Events => _component.Events;

    public CManagedComponentWrapper Wrapper => _component.Instantiate();

    public IDTSInput100 Input => _component.InputCollection[0];

    /// <summary>Drops a component on the surface.</summary>
    public static DesignSurface Drop<T>(string name = "Component")
        where T : PipelineComponent, new()
    {
        var surface = new DesignSurface(new HostComponent(new HostContext(1), new EventLog()) { Name = name }, new T());
        surface.Instance.Initialize();
        surface.Instance.RegisterEvents();
        surface.Instance.RegisterLogEntries();
        surface.Instance.ProvideComponentProperties();
        surface.RefuseUnnamed();
        return surface;
    }

    /// <summary>Opens what was saved. Upgrades it when its version is not the current one.</summary>
    public static DesignSurface Open<T>(XElement saved, HostConnections connections = null)
        where T : PipelineComponent, new()
    {
        var component = ComponentXml.Load(saved, new HostContext(5_000), new EventLog());
        var surface = new DesignSurface(component, new T());
        connections?.Restore(component);
        surface.Instance.Initialize();
        var current = (DtsPipelineComponentAttribute)Attribute.GetCustomAttribute(typeof(T), typeof(DtsPipelineComponentAttribute));
        if (component.Version != current.CurrentVersion)
        {
            surface.Instance.PerformUpgrade(component.PipelineVersion);
            if (component.Version != current.CurrentVersion)
                throw new HostRuleException($"PerformUpgrade left version {component.Version}; the component is at {current.CurrentVersion}.");
        }

        return surface;
    }

    public void Bind(ConnectionManager manager) => HostConnections.Bind(_component, manager);

    public void Attach(params UpstreamColumn[] columns)
    {
        ((HostInput)Input).Attach(columns);
        Instance.OnInputPathAttached(Input.ID);
    }

    /// <summary>Selects columns of the input, by name.</summary>
    public void Select(params string[] names)
    {
        foreach (var name in names)
        {
            var above = Input.GetVirtualInput();
            Wrapper.SetUsageType(Input.ID, above, above.VirtualInputColumnCollection[name].LineageID, DTSUsageType.UT_READONLY);
        }
    }

    /// <summary>Maps a selected column of the input to one of the destination.</summary>
    public void Map(string inputColumn, string externalColumn)
        => Wrapper.MapInputColumn(Input.ID, Input.InputColumnCollection[inputColumn].ID, Input.ExternalMetadataColumnCollection[externalColumn].ID);

    /// <summary>Reads the metadata anew, with a connection as the designer opens it.</summary>
    public void Refresh()
    {
        Wrapper.AcquireConnections(null);
        try
        {
            Wrapper.ReinitializeMetaData();
        }
        finally
        {
            Wrapper.ReleaseConnections();
        }
    }

    /// <summary>Validates as the designer does all the time. Changes to the metadata meanwhile are refused.</summary>
    public DTSValidationStatus Validate()
    {
        Wrapper.AcquireConnections(null);
        _component.Context.ReadOnlyBecause = "Validate";
        try
        {
            return Wrapper.Validate();
        }
        finally
        {
            _component.Context.ReadOnlyBecause = null;
            Wrapper.ReleaseConnections();
        }
    }

    public XElement Save()
    {
        RefuseUnnamed();
        return ComponentXml.Save(_component);
    }

    private void RefuseUnnamed()
    {
        if (_component.Inputs.Any(input => input.Name.Length == 0) || _component.Outputs.Any(output => output.Name.Length == 0))
            throw new HostRuleException("An input or output has no name; such a package does not load.");
    }
}
