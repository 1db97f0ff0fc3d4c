using System.Text.Json;

namespace AnaplanConnectors.Simulator;

/// <summary>Imports, exports, other actions and processes in the API's words.</summary>
internal static class ActionJson
{
    public static void WriteIdAndName(Utf8JsonWriter json, ActionState action)
    {
        json.WriteString("id", action.Id);
        json.WriteString("name", action.Name);
    }

    public static void WriteImport(Utf8JsonWriter json, ModelState model, ImportState import)
    {
        WriteIdAndName(json, import);
        json.WriteString("importDataSourceId", import.File?.Id ?? "");
        json.WriteString("importType", import.ImportType);
        if (import.Definition.Source is { } source)
            WriteSource(json, model, source);
    }

    public static void WriteImportMetadata(Utf8JsonWriter json, ImportState import)
    {
        json.WriteString("name", import.Name);
        json.WriteString("type", import.File is null
            ? ApiText.Of(import.Definition.Source?.Type ?? ImportSourceType.Model)
            : "FILE");
        if (import.File is not { } file)
            return;
        json.WriteStartObject("source");
        json.WriteString("textEncoding", ApiText.Of(file.Encoding));
        json.WriteString("columnSeparator", file.Separator);
        json.WriteString("textDelimiter", file.Delimiter);
        json.WriteNumber("headerRow", file.HeaderRow);
        json.WriteNumber("firstDataRow", file.FirstDataRow);
        json.WriteString("decimalSeparator", import.Definition.DecimalSeparator);
        json.WriteStrings("headerNames", import.HeaderNames);
        json.WriteNumber("columnCount", import.HeaderNames.Count);
        json.WriteEndObject();
    }

    public static void WriteExport(Utf8JsonWriter json, ExportState export)
    {
        WriteIdAndName(json, export);
        WriteExportKind(json, export);
        json.WriteString("encoding", ApiText.Of(export.Definition.Encoding));
    }

    public static void WriteExportMetadata(Utf8JsonWriter json, ModelState model, ExportState export)
    {
        var metadata = ExportMetadata.Of(export, model);
        json.WriteNumber("columnCount", metadata.ColumnCount);
        json.WriteNumber("rowCount", metadata.RowCount);
        json.WriteStrings("headerNames", metadata.HeaderNames);
        json.WriteStrings("dataTypes", metadata.DataTypes);
        json.WriteStrings("listNames", metadata.ListNames);
        json.WriteString("delimiter", export.Definition.Delimiter);
        json.WriteString("separator", export.Separator);
        json.WriteString("encoding", ApiText.Of(export.Definition.Encoding));
        json.WriteString("exportFormat", export.Definition.Format);
        json.WriteString("layout", ApiText.Of(export.Layout));
    }

    public static void WriteOther(Utf8JsonWriter json, OtherActionState action)
    {
        WriteIdAndName(json, action);
        json.WriteString("actionType", ApiText.Of(action.Type));
    }

    public static void WriteOtherMetadata(Utf8JsonWriter json, OtherActionState action)
    {
        WriteOther(json, action);
        json.WriteOptionalString("listId", action.List?.Id);
        json.WriteOptionalString("filterLineItemId", action.Filter?.Id);
    }

    public static void WriteProcessMetadata(Utf8JsonWriter json, ModelState model, ProcessState process, bool withSources)
    {
        json.WriteString("name", process.Name);
        json.WriteCollection("actions", process.Actions, (_, action) => WriteStep(json, model, action, withSources));
    }

    private static void WriteStep(Utf8JsonWriter json, ModelState model, ActionState action, bool withSources)
    {
        WriteIdAndName(json, action);
        switch (action)
        {
            case ImportState import:
                json.WriteString("actionType", "IMPORT");
                json.WriteString("importDataSourceId", import.File?.Id ?? "");
                json.WriteString("importType", import.ImportType);
                if (withSources && import.File is { } file)
                {
                    json.WriteStartObject("importDataSource");
                    json.WriteString("importDataSourceId", file.Id);
                    json.WriteString("type", "FILE");
                    json.WriteEndObject();
                }
                else if (withSources && import.Definition.Source is { } source)
                {
                    WriteSource(json, model, source);
                }
                break;
            case ExportState export:
                json.WriteString("actionType", "EXPORT");
                WriteExportKind(json, export);
                break;
            case OtherActionState other:
                json.WriteString("actionType", ApiText.Of(other.Type));
                break;
        }
    }

    private static void WriteExportKind(Utf8JsonWriter json, ExportState export)
    {
        json.WriteString("exportType", ApiText.Of(export.Layout));
        json.WriteString("exportFormat", export.Definition.Format);
        json.WriteString("layout", ApiText.Of(export.Layout));
    }

    private static void WriteSource(Utf8JsonWriter json, ModelState model, ImportSourceDefinition source)
    {
        json.WriteStartObject("importDataSource");
        json.WriteString("type", ApiText.Of(source.Type));
        json.WriteString("sourceModelId", source.ModelId ?? model.Id);
        json.WriteString("sourceModelName", source.ModelName ?? model.Name);
        json.WriteString("sourceWorkspaceId", source.WorkspaceId ?? model.Workspace.Id);
        json.WriteEndObject();
    }
}
