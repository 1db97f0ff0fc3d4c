namespace Microsoft.SqlServer.Dts.Runtime.Wrapper;

public interface IDTSName100
{
    string ID { get; }

    string Name { get; set; }

    string CreationName { get; }

    string Description { get; set; }
}

public interface IDTSConnectionManager100
{
    string ConnectionString { get; set; }

    DTSProtectionLevel ProtectionLevel { get; set; }

    bool SupportsDTCTransactions { get; }

    object AcquireConnection(object pTransaction);

    DTSExecResult Validate(IDTSInfoEvents100 pEvents);

    void SetQualifier(string bstrQualifier);

    void ReleaseConnection(object varConnection);

    DTSConnectionManagerScope Scope { get; set; }
}
