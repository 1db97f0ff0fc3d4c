using System.Text.Json;

namespace AnaplanConnectors.Simulator;

/// <summary>What the API tells about a list besides its items (API reference 3.8).</summary>
internal static class ListMetadataJson
{
    public static void WriteIdAndName(Utf8JsonWriter json, ListState list)
    {
        json.WriteString("id", list.Id);
        json.WriteString("name", list.Name);
    }

    /// <summary>Entries that are not set are left out.</summary>
    public static void Write(Utf8JsonWriter json, ListState list, ModelState model)
    {
        var items = model.Data.Items(list);
        json.WriteStartObject("metadata");
        WriteIdAndName(json, list);
        json.WriteCollection("properties", list.Properties, (_, property) => WriteProperty(json, property));
        json.WriteBoolean("hasSelectiveAccess", list.Access is not null);
        if (list.ParentList != list)
        {
            json.WriteStartObject("parent");
            WriteIdAndName(json, list.ParentList);
            json.WriteEndObject();
        }
        json.WriteCollection("subsets", list.Subsets, (_, subset) =>
        {
            json.WriteString("id", subset.Id);
            json.WriteString("name", subset.Name);
        });
        json.WriteString("managedBy", "");
        json.WriteBoolean("numberedList", list.IsNumbered);
        json.WriteBoolean("useTopLevelAsPageDefault", list.Definition.UseTopLevelAsPageDefault);
        // The top-level item counts.
        json.WriteNumber("itemCount", items.Count + (list.TopLevelItem is null ? 0 : 1));
        json.WriteNumber("nextItemIndex", items.NextNumber);
        json.WriteNumber("permittedItems", ListItems.LastNumber + 1 - items.NextNumber);
        if (list.TopLevelItem is { } top)
        {
            json.WriteStartObject("topLevelItem");
            json.WriteString("id", list.TopLevelId);
            json.WriteString("name", top);
            json.WriteEndObject();
        }
        json.WriteBoolean("workflowEnabled", false);
        json.WriteBoolean("productionData", list.IsProductionData);
        json.WriteOptionalString("usedInAppliesTo", string.Join(", ", model.Modules
            .Where(module => module.Dimensions.Any(dimension => dimension is ListDimension of && of.List == list))
            .Select(module => module.Name)));
        json.WriteOptionalString("category", list.Definition.Category);
        json.WriteEndObject();
    }

    private static void WriteProperty(Utf8JsonWriter json, PropertyState property)
    {
        json.WriteString("name", property.Name);
        json.WriteString("format", property.Format.Name);
        json.WriteString("notes", property.Definition.Notes);
        json.WriteString("referencedBy", "");
        json.WriteString("formula", property.Definition.Formula);
        FormatJson.Write(json, property.Format);
    }
}
