namespace AnaplanConnectors.Client;

/// <summary>A large read as the service sees it (API reference 3.7).</summary>
internal sealed class ReadRequest
{
    public string RequestId { get; set; } = "";

    public string? RequestState { get; set; }

    public int AvailablePages { get; set; }

    public bool Successful { get; set; }

    public bool IsComplete => RequestState == "COMPLETE";

    public bool IsCancelled => RequestState is "CANCELLING" or "CANCELLED";
}

internal sealed class ReadRequestStart
{
    public string? ExportType { get; set; }
}
