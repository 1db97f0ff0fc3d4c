using System.Xml;

namespace Microsoft.SqlServer.Dts.Runtime;

public interface IDTSComponentPersist
{
    void SaveToXML(XmlDocument doc, IDTSInfoEvents infoEvents);

    void LoadFromXML(XmlElement node, IDTSInfoEvents infoEvents);
}

public interface IDTSManagedTask
{
}

public interface IDTSName
{
    string ID { get; }

    string Name { get; set; }

    string CreationName { get; }

    string Description { get; set; }
}
