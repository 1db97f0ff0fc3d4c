using AnaplanConnectors.Simulator;

namespace AnaplanConnectors.Client.Tests;

/// <summary>How the twin answers what nobody could ask the service (API reference 13).</summary>
internal enum Answers
{
    /// <summary>As the reference takes it to be.</summary>
    AsAssumed,

    /// <summary>In the way that is hardest on a client, wherever two are possible.</summary>
    Strictest,
}

internal static class TwinOptions
{
    public static SimulatorOptions Of(Answers answers, TimeProvider time) => answers == Answers.AsAssumed
        ? new() { TimeProvider = time, RequestsPerMinute = null }
        : new()
        {
            TimeProvider = time,
            TokenLifetime = TimeSpan.FromMinutes(30),
            OAuthErrorStatus = 403,
            MinimumNonceBytes = 108,
            ModelStatusByGet = false,
            ModelLoadTime = TimeSpan.FromMinutes(2),
            ModelCloseTime = TimeSpan.FromSeconds(10),
            WhenModelIsBusy = BusyModel.Conflict,
            TaskStartDelay = TimeSpan.FromSeconds(10),
            MinimumTaskDuration = TimeSpan.FromSeconds(30),
            UnknownImportStatus = 404,
            RefusesImportWithoutContent = true,
            ChunksInAnyOrder = false,
            StaleChunkCountAfterDelete = false,
            DownloadChunkBytes = 7,
            DumpChunkBytes = 5,
            DeletedItemsAnswer = DeletedItemsAnswer.Wrapped,
            OversizedCellWriteStatus = 413,
            ReadPageRows = 2,
            ReadPagesRepeatHeader = true,
            ReadRequestDuration = TimeSpan.FromSeconds(20),
            LineItemsIdInViews = "101999999999",
            RefusesUnescapedCsv = true,
            AlmReportRefusalStatus = 403,
        };
}
