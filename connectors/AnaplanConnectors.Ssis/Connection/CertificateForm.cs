namespace AnaplanConnectors.Ssis;

/// <summary>Tells the two forms of certificate files apart by what they hold: names end in all sorts of ways.</summary>
internal static class CertificateForm
{
    // What a PFX file begins with, as everything in DER and BER that holds more than one thing.
    private const int Sequence = 0x30;

    /// <summary>Whether the file is text. False too for one that cannot be read, or is not there: whoever opens it says so.</summary>
    public static bool IsPem(string path)
    {
        try
        {
            using var file = File.OpenRead(path);
            return file.ReadByte() is >= 0 and not Sequence;
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            // Another account may run the package.
            return false;
        }
    }
}
