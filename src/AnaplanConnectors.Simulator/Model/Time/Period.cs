using System.Globalization;

namespace AnaplanConnectors.Simulator;

/// <summary>
/// A period of the timescale. Units are the periods of the finest level, months or weeks; <see cref="FirstUnit"/> counts from the
/// start of the timescale.
/// </summary>
internal sealed record Period(string Name, TimeLevel Level, int Index, DateOnly FirstDay, DateOnly LastDay, int FirstUnit,
    int UnitCount)
{
    // A day has the same period ids whatever the timescale around it, so that ids survive a change of the fiscal year.
    private const long FirstNumber = 5_430_000_000;
    private const long DaysALevel = 4_000_000;

    /// <summary>Ten digits (API reference 4).</summary>
    public string Id => (FirstNumber + (int)Level * DaysALevel + FirstDay.DayNumber).ToString(CultureInfo.InvariantCulture);
}

/// <summary>A total that is no period of any level: all periods, the year to date, the year to go.</summary>
internal sealed record PeriodTotal(string Id, string Name, int FirstUnit, int UnitCount);
