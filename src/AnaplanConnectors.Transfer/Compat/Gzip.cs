namespace AnaplanConnectors.Transfer.Compat;

/// <summary>How the frameworks read gzip files that were put together of several.</summary>
internal static class Gzip
{
    /// <summary>Whether reading goes on behind the first member; .NET Framework stops there without a word.</summary>
    public static bool ReadsAllMembers =>
#if NETFRAMEWORK
        false;
#else
        true;
#endif
}
