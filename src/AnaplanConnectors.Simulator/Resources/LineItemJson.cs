using System.Text.Json;

namespace AnaplanConnectors.Simulator;

/// <summary>Line items in the API's words (API reference 3.5).</summary>
internal static class LineItemJson
{
    public static void Write(Utf8JsonWriter json, LineItemState item)
    {
        json.WriteString("moduleId", item.Module.Id);
        json.WriteString("moduleName", item.Module.Name);
        json.WriteString("id", item.Id);
        json.WriteString("name", item.Name);
    }

    /// <summary>What <c>includeAll</c> adds.</summary>
    public static void WriteDetails(Utf8JsonWriter json, LineItemState item, ModelState model)
    {
        json.WriteString("format", item.Format.Name);
        FormatJson.Write(json, item.Format);
        json.WriteString("formula", item.Formula ?? "");
        json.WriteString("summary", Summary(item));
        json.WriteCollection("appliesTo", [.. item.Dimensions.Where(IsApplied)], (_, dimension) =>
            WriteIdAndName(json, dimension.Id, dimension.Name));
        json.WriteCollection("referencedBy",
            [.. model.Modules.SelectMany(module => module.LineItems).Where(other => other.Calculation?.References.Contains(item) == true)],
            (_, other) => WriteIdAndName(json, other.Id, $"{ViewNames.Quoted(other.Module.Name)}.{ViewNames.Quoted(other.Name)}"));
        json.WriteString("timeScale", item.Dimensions.OfType<TimeDimension>().FirstOrDefault() is { } time
            ? FormatJson.PeriodLabel(time.Level)
            : "Not Applicable");
        json.WriteString("timeRange", item.IndexOf<TimeDimension>() >= 0 ? "Model Calendar" : "Not Applicable");
        if (item.IndexOf<VersionsDimension>() >= 0)
        {
            json.WriteStartObject("version");
            WriteIdAndName(json, "16000000000", "All");
            json.WriteEndObject();
        }

        json.WriteString("style", item.Definition.Style);
        json.WriteNumber("cellCount", item.Format.Type == CellType.None
            ? 0
            : item.Dimensions.Aggregate(1L, (cells, dimension) => cells * model.Data.CountOf(dimension)));
        json.WriteString("notes", item.Notes);
        json.WriteString("code", item.Definition.Code ?? "");
        json.WriteBoolean("isSummary", false);
        json.WriteString("formulaScope", item.IsCalculated ? "All Versions" : "");
        json.WriteBoolean("useSwitchover", item.UsesSwitchover);
        json.WriteBoolean("breakback", false);
        json.WriteBoolean("broughtForward", false);
        json.WriteBoolean("startOfSection", false);
    }

    public static void WriteIdAndName(Utf8JsonWriter json, string id, string name)
    {
        json.WriteString("id", id);
        json.WriteString("name", name);
    }

    private static bool IsApplied(Dimension dimension) => dimension is ListDimension or SubsetDimension or UsersDimension;

    // How a different method for totals of time is written is not known.
    private static string Summary(LineItemState item) => item.TimeSummary is { } time && time != item.Summary
        ? $"{Word(item.Summary)}, Time: {Word(time)}"
        : Word(item.Summary);

    private static string Word(SummaryMethod method) => method switch
    {
        SummaryMethod.FirstNonBlank => "First Non-Blank",
        SummaryMethod.LastNonBlank => "Last Non-Blank",
        SummaryMethod.OpeningBalance => "Opening Balance",
        SummaryMethod.ClosingBalance => "Closing Balance",
        _ => method.ToString(),
    };
}
