using Microsoft.SqlServer.Dts.Pipeline;
using Microsoft.SqlServer.Dts.Pipeline.Wrapper;

namespace AnaplanConnectors.Ssis.Host;

/// <summary>A component as the data flow keeps it. Lives on when the instance of our class is gone.</summary>
public sealed class HostComponent : HostObject, IDTSComponentMetaData100
{
    private bool _usesDispositions;
    private bool _validatesExternal;
    private int _version;
    private string _contactInfo = string.Empty;

    public HostComponent(HostContext context, EventLog events)
        : base(context)
    {
        Events = events;
        InputCollection = new HostInputs(context, this);
        OutputCollection = new HostOutputs(context, this);
        CustomPropertyCollection = new HostProperties(context);
        RuntimeConnectionCollection = new HostConnectionSlots(context);
    }

    public override DTSObjectType ObjectType => DTSObjectType.OT_COMPONENT;

    public EventLog Events { get; }

    /// <summary>The instance that works on this metadata at the moment.</summary>
    public PipelineComponent Instance { get; set; }

    public string ComponentClassID { get; set; } = string.Empty;

    public IDTSInputCollection100 InputCollection { get; private set; }

    public IDTSOutputCollection100 OutputCollection { get; private set; }

    public IDTSCustomPropertyCollection100 CustomPropertyCollection { get; private set; }

    public IDTSRuntimeConnectionCollection100 RuntimeConnectionCollection { get; private set; }

    public IEnumerable<HostInput> Inputs => ((HostInputs)InputCollection).Items.Cast<HostInput>();

    public IEnumerable<HostOutput> Outputs => ((HostOutputs)OutputCollection).Items.Cast<HostOutput>();

    public bool AreInputColumnsValid => Inputs.All(input => input.InputColumnCollection.Cast<IDTSInputColumn100>().All(column => column.IsValid));

    public int LocaleID { get; set; } = 1033;

    public bool IsDefaultLocale => true;

    public bool UsesDispositions
    {
        get => _usesDispositions;
        set => Set(ref _usesDispositions, value);
    }

    public bool ValidateExternalMetadata
    {
        get => _validatesExternal;
        set => Set(ref _validatesExternal, value);
    }

    public int Version
    {
        get => _version;
        set => Set(ref _version, value);
    }

    public int PipelineVersion { get; set; } = 12;

    public string ContactInfo
    {
        get => _contactInfo;
        set => Set(ref _contactInfo, value);
    }

    public CManagedComponentWrapper Instantiate() => new ComponentWrapper(Instance);

    public void PostLogMessage(
        string bstrEventName, string bstrSourceName, string bstrMessageText, DateTime dateStartTime, DateTime dateEndTime, int lDataCode, ref byte[] psaDataBytes)
    {
    }

    public void RemoveInvalidInputColumns()
    {
        foreach (var input in Inputs)
        {
            foreach (var column in input.InputColumnCollection.Cast<IDTSInputColumn100>().Where(column => !column.IsValid).ToList())
                input.InputColumnCollection.RemoveObjectByID(column.ID);
        }
    }

    public string GetErrorDescription(int hrError) => $"0x{hrError:X8}";

    /// <summary>What an editor takes before it changes anything.</summary>
    public IDTSComponentView100 GetComponentView() => new HostComponentView(this);

    /// <summary>Becomes what it was when it was saved. Ids are new, as the engine's are; connections stay.</summary>
    internal void Restore(System.Xml.Linq.XElement saved)
    {
        var before = ComponentXml.Load(saved, Context, Events);
        (InputCollection, OutputCollection, CustomPropertyCollection) = (before.InputCollection, before.OutputCollection, before.CustomPropertyCollection);
        foreach (IDTSRuntimeConnection100 slot in before.RuntimeConnectionCollection)
            slot.ConnectionManager = FindManager(slot.ConnectionManagerID);
        RuntimeConnectionCollection = before.RuntimeConnectionCollection;
        (_usesDispositions, _validatesExternal, _version, Name, Description) = (before._usesDispositions, before._validatesExternal, before._version, before.Name, before.Description);
    }

    private Microsoft.SqlServer.Dts.Runtime.Wrapper.IDTSConnectionManager100 FindManager(string id) => RuntimeConnectionCollection.Cast<IDTSRuntimeConnection100>()
        .Where(slot => slot.ConnectionManager is not null && slot.ConnectionManagerID == id).Select(slot => slot.ConnectionManager).FirstOrDefault();

    public DTSValidationStatus Validate() => Instance.Validate();

    public void IncrementPipelinePerfCounter(uint dwCounterID, uint dwDifference)
    {
    }

    public void FireWarning(int WarningCode, string SubComponent, string Description, string HelpFile, int HelpContext)
        => Events.FireWarning(WarningCode, SubComponent, Description, HelpFile, HelpContext);

    public void FireInformation(int InformationCode, string SubComponent, string Description, string HelpFile, int HelpContext, ref bool pbFireAgain)
        => Events.FireInformation(InformationCode, SubComponent, Description, HelpFile, HelpContext, ref pbFireAgain);

    public void FireError(int ErrorCode, string SubComponent, string Description, string HelpFile, int HelpContext, out bool pbCancel)
        => pbCancel = Events.FireError(ErrorCode, SubComponent, Description, HelpFile, HelpContext);

    public void FireCustomEvent(string EventName, string EventText, ref object[] ppsaArguments, string SubComponent, ref bool pbFireAgain)
        => Events.FireCustomEvent(EventName, EventText, ref ppsaArguments, SubComponent, ref pbFireAgain);

    public void FireProgress(
        string bstrProgressDescription, int lPercentComplete, int lProgressCountLow, int lProgressCountHigh, string bstrSubComponent, ref bool pbFireAgain)
        => Events.FireProgress(bstrProgressDescription, lPercentComplete, lProgressCountLow, lProgressCountHigh, bstrSubComponent, ref pbFireAgain);
}
