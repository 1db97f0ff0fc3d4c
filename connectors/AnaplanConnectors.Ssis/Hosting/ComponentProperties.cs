using System.Globalization;
using Microsoft.SqlServer.Dts.Pipeline.Wrapper;

namespace AnaplanConnectors.Ssis;

/// <summary>
/// The custom properties of a component. Each takes expressions. Its type is fixed by the first value, so none ever starts without one.
/// </summary>
internal static class ComponentProperties
{
    public static void Add(IDTSCustomPropertyCollection100 properties, string name, object value, string description)
    {
        var property = properties.New();
        property.Name = name;
        property.Description = description;
        property.ExpressionType = DTSCustomPropertyExpressionType.CPET_NOTIFY;
        property.Value = value;
    }

    /// <summary>Adds a property that older packages do not hold.</summary>
    public static void AddIfMissing(IDTSCustomPropertyCollection100 properties, string name, object value, string description)
    {
        if (Find(properties, name) is null)
            Add(properties, name, value, description);
    }

    public static string Text(IDTSComponentMetaData100 component, string name)
        => Convert.ToString(component.CustomPropertyCollection[name].Value, CultureInfo.InvariantCulture)?.Trim() ?? string.Empty;

    public static int Number(IDTSComponentMetaData100 component, string name)
        => Convert.ToInt32(component.CustomPropertyCollection[name].Value, CultureInfo.InvariantCulture);

    public static bool IsOn(IDTSComponentMetaData100 component, string name)
        => Convert.ToBoolean(component.CustomPropertyCollection[name].Value, CultureInfo.InvariantCulture);

    /// <summary>Adds a property that is for us only: no expression changes it.</summary>
    public static void AddFixed(IDTSCustomPropertyCollection100 properties, string name, object value, string description)
    {
        var property = properties.New();
        property.Name = name;
        property.Description = description;
        property.Value = value;
    }

    public static IDTSCustomProperty100? Find(IDTSCustomPropertyCollection100 properties, string name)
    {
        for (var i = 0; i < properties.Count; i++)
        {
            if (properties[i].Name == name)
                return properties[i];
        }

        return null;
    }
}
