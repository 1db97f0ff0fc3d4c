namespace AnaplanConnectors.Transfer.Anaplan;

/// <summary>
/// What a row looks like, in 32 bits (FNV-1a): its letters and digits, so that it does not matter how a file is separated, qualified and
/// broken into lines.
/// </summary>
internal struct RowPrint
{
    private const uint Start = 2_166_136_261;
    private const uint Prime = 16_777_619;

    public RowPrint()
    {
    }

    public uint Value { get; private set; } = Start;

    public static uint Of(ReadOnlySpan<byte> row)
    {
        var print = new RowPrint();
        print.Add(row);
        return print.Value;
    }

    /// <summary>Adds a cell.</summary>
    public void Add(ReadOnlySpan<byte> utf8)
    {
        var hash = Value;
        foreach (var one in utf8)
        {
            if (one is (>= (byte)'0' and <= (byte)'9') or (>= (byte)'A' and <= (byte)'Z') or (>= (byte)'a' and <= (byte)'z') or >= 0x80)
                hash = unchecked((hash ^ one) * Prime);
        }

        Value = hash;
    }
}
