using System.Data.Common;

namespace AnaplanConnectors.Ssis;

/// <summary>The connection string: all properties but the secret ones.</summary>
internal static class ConnectionText
{
    public static string Write(ConnectionSettings settings)
    {
        var pairs = new DbConnectionStringBuilder();
        foreach (var property in ConnectionProperty.All.Where(property => !property.IsSecret))
            pairs[property.Name] = property.Get(settings);
        return pairs.ConnectionString;
    }

    /// <summary>
    /// Takes what the text names and leaves the rest as it is: environments override parts, and one property at a time. Secrets
    /// are taken too, though never written.
    /// </summary>
    public static ConnectionSettings Read(string text, ConnectionSettings settings)
    {
        var pairs = new DbConnectionStringBuilder { ConnectionString = text };
        foreach (string name in pairs.Keys)
        {
            if (ConnectionProperty.Find(name) is { } property)
                settings = property.Set(settings, (string)pairs[name]);
        }

        return settings;
    }
}
