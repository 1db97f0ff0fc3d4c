using System.Text.Encodings.Web;

namespace AnaplanConnectors.Cli;

/// <summary>JSON on a terminal is read by people too: letters outside ASCII stay letters.</summary>
internal static class JsonText
{
    public static readonly JavaScriptEncoder Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
}
