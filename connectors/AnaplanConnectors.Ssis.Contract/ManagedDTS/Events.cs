using System;

namespace Microsoft.SqlServer.Dts.Runtime;

public interface IDTSInfoEvents
{
    void FireWarning(int warningCode, string subComponent, string description, string helpFile, int helpContext);

    void FireInformation(int informationCode, string subComponent, string description, string helpFile, int helpContext, ref bool fireAgain);

    bool FireError(int errorCode, string subComponent, string description, string helpFile, int helpContext);
}

public interface IDTSComponentEvents
{
    void FireWarning(int warningCode, string subComponent, string description, string helpFile, int helpContext);

    void FireInformation(int informationCode, string subComponent, string description, string helpFile, int helpContext, ref bool fireAgain);

    bool FireError(int errorCode, string subComponent, string description, string helpFile, int helpContext);

    bool FireQueryCancel();

    void FireProgress(string progressDescription, int percentComplete, int progressCountLow, int progressCountHigh, string subComponent, ref bool fireAgain);

    void FireCustomEvent(string eventName, string eventText, ref object[] arguments, string subComponent, ref bool fireAgain);
}

public interface IDTSLogging
{
    void Log(string eventName, string computerName, string operatorName, string sourceName, string sourceGuid, string executionGuid, string messageText, DateTime startTime, DateTime endTime, int dataCode, ref byte[] dataBytes);

    bool Enabled { get; }

    bool[] GetFilterStatus(ref string[] eventNames);
}
