using AnaplanConnectors.Transfer;

namespace AnaplanConnectors.Benchmarks;

/// <summary>Stops the delivery when the upload is complete.</summary>
internal sealed class UploadWatch(CancellationTokenSource uploaded) : IProgress<TransferProgress>
{
    public void Report(TransferProgress value)
    {
        if (value is { Phase: TransferPhase.Upload, IsFinished: true })
            uploaded.Cancel();
    }
}
