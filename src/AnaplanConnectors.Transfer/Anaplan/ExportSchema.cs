using AnaplanConnectors.Client;
using AnaplanConnectors.Transfer.Csv;

namespace AnaplanConnectors.Transfer.Anaplan;

/// <summary>
/// The layout of an export's file. The header line of the file decides which columns there are; what they are, <see cref="ExportTypes"/> finds
/// out.
/// </summary>
internal static class ExportSchema
{
    public static CsvFormat Format(ExportMetadata metadata) => new()
    {
        Separator = metadata.Separator is { Length: 1 } separator ? separator[0] : ',',
        Qualifier = metadata.Delimiter is { Length: 1 } delimiter ? delimiter[0] : metadata.Delimiter is null ? '"' : null,
        Encoding = metadata.Encoding is { Length: > 0 } encoding ? encoding : "UTF-8",
        Numbers = CsvNumbers.Displayed,
    };
}
