using System.Xml;

namespace AnaplanConnectors.Ssis;

/// <summary>
/// The connection manager in a package: an element for each property. SSIS encrypts or drops those marked sensitive, as the protection level of
/// the package says, and hands them back in clear.
/// </summary>
internal static class ConnectionXml
{
    private const string Root = "AnaplanConnection";
    private const string Sensitive = "Sensitive";

    public static void Write(XmlDocument document, ConnectionSettings settings)
    {
        var root = document.CreateElement(Root);
        document.AppendChild(root);
        foreach (var property in ConnectionProperty.All)
        {
            var element = document.CreateElement(property.Name);
            element.InnerText = property.Get(settings);
            if (property.IsSecret)
                element.SetAttribute(Sensitive, "1");
            root.AppendChild(element);
        }
    }

    /// <summary>Elements may be missing (older packages, dropped secrets) or unknown (newer ones).</summary>
    public static ConnectionSettings Read(XmlElement node)
    {
        var settings = new ConnectionSettings();
        foreach (var element in node.ChildNodes.OfType<XmlElement>())
        {
            if (ConnectionProperty.Find(element.LocalName) is { } property)
                settings = property.Set(settings, element.InnerText);
        }

        return settings;
    }
}
