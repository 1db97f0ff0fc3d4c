namespace AnaplanConnectors.Transfer.Anaplan;

/// <summary>
/// How large each chunk becomes when nobody knows how many there will be. The service takes 1,000 chunks of up to 50 MB
/// (API reference 5.1); starting small keeps memory flat for all but the largest files.
/// </summary>
internal static class ChunkPlan
{
    public const int MaxChunks = 1_000;

    public static int TargetSize(int index, int? chosen) => chosen ?? index switch
    {
        < 500 => 10_000_000,
        < 750 => 25_000_000,

        // A chunk ends behind the row that fills it, and a row has at most 16 MB: this leaves room below 50 MB.
        _ => 33_000_000,
    };
}
