using System;

namespace Microsoft.SqlServer.Dts.Pipeline.Wrapper;

public interface IDTSObject100
{
    int ID { get; set; }

    string Description { get; set; }

    string Name { get; set; }

    DTSObjectType ObjectType { get; }

    string IdentificationString { get; }
}

public interface IDTSComponentView100
{
    void Commit();

    void Cancel();
}

public interface IDTSComponentMetaData100 : IDTSObject100
{
    new int ID { get; set; }

    new string Description { get; set; }

    new string Name { get; set; }

    new DTSObjectType ObjectType { get; }

    new string IdentificationString { get; }

    string ComponentClassID { get; set; }

    IDTSInputCollection100 InputCollection { get; }

    IDTSOutputCollection100 OutputCollection { get; }

    CManagedComponentWrapper Instantiate();

    IDTSCustomPropertyCollection100 CustomPropertyCollection { get; }

    void PostLogMessage(string bstrEventName, string bstrSourceName, string bstrMessageText, DateTime dateStartTime, DateTime dateEndTime, int lDataCode, ref byte[] psaDataBytes);

    IDTSRuntimeConnectionCollection100 RuntimeConnectionCollection { get; }

    void RemoveInvalidInputColumns();

    string GetErrorDescription(int hrError);

    bool AreInputColumnsValid { get; }

    int LocaleID { get; set; }

    IDTSComponentView100 GetComponentView();

    DTSValidationStatus Validate();

    void IncrementPipelinePerfCounter(uint dwCounterID, uint dwDifference);

    bool IsDefaultLocale { get; }

    bool UsesDispositions { get; set; }

    bool ValidateExternalMetadata { get; set; }

    void FireWarning(int WarningCode, string SubComponent, string Description, string HelpFile, int HelpContext);

    void FireInformation(int InformationCode, string SubComponent, string Description, string HelpFile, int HelpContext, ref bool pbFireAgain);

    void FireError(int ErrorCode, string SubComponent, string Description, string HelpFile, int HelpContext, out bool pbCancel);

    void FireCustomEvent(string EventName, string EventText, ref object[] ppsaArguments, string SubComponent, ref bool pbFireAgain);

    int Version { get; set; }

    int PipelineVersion { get; set; }

    string ContactInfo { get; set; }

    void FireProgress(string bstrProgressDescription, int lPercentComplete, int lProgressCountLow, int lProgressCountHigh, string bstrSubComponent, ref bool pbFireAgain);
}
