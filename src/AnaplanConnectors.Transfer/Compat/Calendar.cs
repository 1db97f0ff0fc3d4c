namespace AnaplanConnectors.Transfer.Compat;

/// <summary>The three numbers of a date, worked out together where the framework can.</summary>
internal static class Calendar
{
    public static void Split(DateTime value, out int year, out int month, out int day)
    {
#if NETFRAMEWORK
        year = value.Year;
        month = value.Month;
        day = value.Day;
#else
        value.Deconstruct(out year, out month, out day);
#endif
    }
}
