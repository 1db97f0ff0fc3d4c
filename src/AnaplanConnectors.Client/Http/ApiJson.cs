using System.Text.Json.Serialization;

namespace AnaplanConnectors.Client;

/// <summary>
/// How JSON is read and written: source generated, so the same on both frameworks. Unknown fields are ignored, missing lists are
/// empty, ids and numbers may be either (API reference 14).
/// </summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    Converters = [typeof(TextConverter), typeof(Int32Converter), typeof(Int64Converter), typeof(DoubleConverter), typeof(BooleanConverter)])]
[JsonSerializable(typeof(Meta))]
[JsonSerializable(typeof(AnswerStatus))]
[JsonSerializable(typeof(TokenInfo))]
[JsonSerializable(typeof(SignedPayload))]
[JsonSerializable(typeof(AnaplanUser))]
[JsonSerializable(typeof(ModelStatus))]
[JsonSerializable(typeof(ImportMetadata))]
[JsonSerializable(typeof(ExportMetadata))]
[JsonSerializable(typeof(ProcessMetadata))]
[JsonSerializable(typeof(TaskSnapshot))]
[JsonSerializable(typeof(TaskStart))]
[JsonSerializable(typeof(UploadStart))]
[JsonSerializable(typeof(UploadComplete))]
[JsonSerializable(typeof(AnaplanFile))]
[JsonSerializable(typeof(AnaplanModel))]
[JsonSerializable(typeof(List<AnaplanWorkspace>))]
[JsonSerializable(typeof(List<AnaplanModel>))]
[JsonSerializable(typeof(List<AnaplanFile>))]
[JsonSerializable(typeof(List<AnaplanImport>))]
[JsonSerializable(typeof(List<AnaplanExport>))]
[JsonSerializable(typeof(List<AnaplanAction>))]
[JsonSerializable(typeof(List<AnaplanProcess>))]
[JsonSerializable(typeof(List<AnaplanList>))]
[JsonSerializable(typeof(List<AnaplanModule>))]
[JsonSerializable(typeof(List<TaskSummary>))]
[JsonSerializable(typeof(List<ChunkInfo>))]
internal sealed partial class ApiJson : JsonSerializerContext;
