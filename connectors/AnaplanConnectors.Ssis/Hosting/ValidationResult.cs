using Microsoft.SqlServer.Dts.Pipeline.Wrapper;

namespace AnaplanConnectors.Ssis;

/// <summary>The worst of what a validation found. Every finding is an event of its own.</summary>
internal sealed class ValidationResult(IDTSComponentMetaData100 component)
{
    private readonly ComponentEvents _events = new(component);

    public DTSValidationStatus Status { get; private set; } = DTSValidationStatus.VS_ISVALID;

    public void Find(DTSValidationStatus status, int number, string text)
    {
        _events.Error(number, text);
        Worsen(status);
    }

    /// <summary>Corrupt is worse than broken, and broken than stale: what the user has to mend comes before what a refresh mends.</summary>
    public void Worsen(DTSValidationStatus status)
    {
        if (Rank(status) > Rank(Status))
            Status = status;
    }

    private static int Rank(DTSValidationStatus status) => status switch
    {
        DTSValidationStatus.VS_ISCORRUPT => 3,
        DTSValidationStatus.VS_ISBROKEN => 2,
        DTSValidationStatus.VS_NEEDSNEWMETADATA => 1,
        _ => 0,
    };
}
