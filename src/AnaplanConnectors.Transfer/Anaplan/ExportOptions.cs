using System.ComponentModel;
using AnaplanConnectors.Client;
using AnaplanConnectors.Transfer.Csv;
using AnaplanConnectors.Transfer.Runs;

namespace AnaplanConnectors.Transfer.Anaplan;

/// <summary>How the rows of an export are read.</summary>
public sealed class ExportOptions
{
    /// <summary>How the export is started.</summary>
    public TaskStartOptions Start { get; init; } = new();

    /// <summary>How the end of the export is awaited.</summary>
    public TaskWaitOptions Wait { get; init; } = new();

    /// <summary>How its chunks are fetched.</summary>
    public FileDownloadOptions Download { get; init; } = new();

    /// <summary>
    /// What numbers become. Default: <see cref="NumberType.Double"/>, which is what Anaplan computes with.
    /// </summary>
    [Category("Export"), DisplayName("Numbers"), Description("What numbers become: double or decimal.")]
    public NumberType Numbers { get; init; }

    /// <summary>
    /// Types and date patterns of columns by name, instead of those that the export's metadata suggests (API reference 7.7).
    /// Default: none; dates are read as <c>yyyy-MM-dd</c>.
    /// </summary>
    public IReadOnlyList<ColumnFormat> ColumnFormats { get; init; } = [];

    /// <summary>Whether cancelling also asks the service to cancel the running export. Default: no, only our waiting ends.</summary>
    [Category("Export"), DisplayName("Cancel task"), Description("Whether cancelling also cancels the export that runs.")]
    public bool CancelTask { get; init; }

    /// <summary>The run that this belongs to: it records the export, and finds it again when it is resumed. Default: none.</summary>
    public TransferRun? Run { get; init; }

    /// <summary>Told about the running export and about the chunks read. Default: nobody.</summary>
    public IProgress<TransferProgress>? Progress { get; init; }
}

/// <summary>What the numbers of an export become.</summary>
public enum NumberType
{
    /// <summary>A binary number, as Anaplan has it.</summary>
    Double,

    /// <summary>An exact number of what the text says; more than 28 digits are an error of the row.</summary>
    Decimal,
}
