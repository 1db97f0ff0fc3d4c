using System.Security.Cryptography;
using System.Text;
using System.Xml;
using Microsoft.SqlServer.Dts.Runtime;

namespace AnaplanConnectors.Ssis.Host;

/// <summary>A connection manager in a package: saved and loaded under a protection level.</summary>
public static class PackageConnection
{
    private const string Sensitive = "Sensitive";
    private const string Encrypted = "Encrypted";

    /// <summary>What the package holds of it.</summary>
    public static string Save(ConnectionManagerBase manager, DTSProtectionLevel level, string password)
    {
        if (manager is not IDTSComponentPersist persist)
            throw new HostRuleException("The connection manager leaves its secrets to default persistence, which writes them in clear.");
        var document = new XmlDocument();
        persist.SaveToXML(document, new EventLog());
        if (document.DocumentElement is null || document.ChildNodes.Count != 1)
            throw new HostRuleException("SaveToXML has to append one root element.");
        if (level is DTSProtectionLevel.EncryptAllWithPassword or DTSProtectionLevel.EncryptAllWithUserKey or DTSProtectionLevel.ServerStorage)
            return $"<{Encrypted}>{Cipher(document.OuterXml, password, encrypt: true)}</{Encrypted}>";
        foreach (var element in SensitiveElements(document))
        {
            element.InnerText = level == DTSProtectionLevel.DontSaveSensitive ? string.Empty : Cipher(element.InnerText, password, encrypt: true);
            if (level != DTSProtectionLevel.DontSaveSensitive)
                element.SetAttribute(Encrypted, "1");
        }

        return document.OuterXml;
    }

    /// <summary>Gives the manager what was saved, secrets in clear again.</summary>
    public static void Load(ConnectionManagerBase manager, string saved, string password)
    {
        var document = new XmlDocument();
        document.LoadXml(saved);
        if (document.DocumentElement.Name == Encrypted)
            document.LoadXml(Cipher(document.DocumentElement.InnerText, password, encrypt: false));
        foreach (var element in SensitiveElements(document))
        {
            if (element.HasAttribute(Encrypted))
                element.InnerText = Cipher(element.InnerText, password, encrypt: false);
        }

        ((IDTSComponentPersist)manager).LoadFromXML(document.DocumentElement, new EventLog());
    }

    /// <summary>Sets properties as expressions do: one by one, in any order.</summary>
    public static void Express(ConnectionManagerBase manager, IReadOnlyDictionary<string, object> values, int seed)
    {
        var random = new Random(seed);
        var properties = new DtsProperties(manager);
        foreach (var pair in values.OrderBy(_ => random.Next()))
            properties[pair.Key].SetValue(manager, pair.Value);
    }

    private static List<XmlElement> SensitiveElements(XmlDocument document)
        => document.DocumentElement.ChildNodes.OfType<XmlElement>().Where(element => element.GetAttribute(Sensitive) == "1").ToList();

    private static string Cipher(string text, string password, bool encrypt)
    {
        using var aes = Aes.Create();
        using var hash = SHA256.Create();
        aes.Key = hash.ComputeHash(Encoding.UTF8.GetBytes(password));
        aes.IV = new byte[16];
        using var transform = encrypt ? aes.CreateEncryptor() : aes.CreateDecryptor();
        var input = encrypt ? Encoding.UTF8.GetBytes(text) : Convert.FromBase64String(text);
        var output = transform.TransformFinalBlock(input, 0, input.Length);
        return encrypt ? Convert.ToBase64String(output) : Encoding.UTF8.GetString(output);
    }
}
