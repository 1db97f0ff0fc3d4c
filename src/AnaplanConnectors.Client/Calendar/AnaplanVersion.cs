namespace AnaplanConnectors.Client;

/// <summary>A version of a model, such as "Actual" or "Forecast" (API reference 3.4).</summary>
public sealed class AnaplanVersion : NamedItem
{
    /// <summary>Whether it is the current version.</summary>
    public bool IsCurrent { get; init; }

    /// <summary>Whether it is the actual version, which has no switchover.</summary>
    public bool IsActual { get; init; }

    /// <summary>First period that may be changed.</summary>
    public VersionDate? EditFrom { get; init; }

    /// <summary>Last period that may be changed.</summary>
    public VersionDate? EditTo { get; init; }

    /// <summary>From where on the version has data of its own; null when there is no switchover.</summary>
    public VersionDate? Switchover { get; init; }

    /// <summary>Formula of the version, when it has one.</summary>
    public string? Formula { get; init; }

    /// <summary>Notes of the model builder.</summary>
    public string? Notes { get; init; }
}

/// <summary>A period that a version refers to.</summary>
public sealed class VersionDate
{
    /// <summary>Its name, such as "Mar 25", or "Start of Timescale".</summary>
    public string PeriodText { get; init => field = value ?? ""; } = "";

    /// <summary>Its first day as yyyy-MM-dd; empty when none is set.</summary>
    public string Date { get; init => field = value ?? ""; } = "";

    /// <summary>The kind of timescale; told after a change only.</summary>
    public string? CalendarType { get; init; }
}
