using System.ComponentModel;

namespace AnaplanConnectors.ObjectStorage;

/// <summary>How objects are written to a bucket or a container.</summary>
public sealed class ObjectStorageOptions
{
    /// <summary>
    /// Bytes of a part of an object. Default: 8 MB. An object has at most 10,000 parts, so this is also its largest size, divided by
    /// 10,000. Memory holds <see cref="ParallelParts"/> parts and one more. An object of less than one part goes by a single request.
    /// </summary>
    [Category("Object storage"), DisplayName("Part size"), Description("Bytes of a part of an object.")]
    public int PartBytes { get; init; } = 8_000_000;

    /// <summary>Parts that are sent at the same time. Default: 3.</summary>
    [Category("Object storage"), DisplayName("Parallel parts"), Description("Parts that are sent at the same time.")]
    public int ParallelParts { get; init; } = 3;

    /// <summary>
    /// Age from which an unfinished upload of the same name counts as left behind by a process that is gone, and is removed by the next
    /// delivery. Default: one day. Only S3 keeps such uploads, and asks money for them; Azure forgets them after a week.
    /// </summary>
    [Category("Object storage"), DisplayName("Abandoned after"), Description("Age from which an unfinished upload of the same name is removed.")]
    public TimeSpan AbandonedAfter { get; init; } = TimeSpan.FromDays(1);

    /// <summary>Time of waits, and of the age of unfinished uploads. Default: the system's.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    internal ObjectStorageOptions Checked()
    {
        var problems = string.Join("; ", Problems());
        return problems.Length == 0 ? this : throw new ArgumentException(problems);
    }

    private IEnumerable<string> Problems()
    {
        if (PartBytes is < 5_242_880 or > 100_000_000)
            yield return $"PartBytes is {PartBytes} (allowed: 5 MiB, which S3 wants, to 100 MB)";
        if (ParallelParts is < 1 or > 16)
            yield return $"ParallelParts is {ParallelParts} (allowed: 1 to 16)";
        if (AbandonedAfter < TimeSpan.FromHours(1))
            yield return $"AbandonedAfter is {AbandonedAfter:c} (allowed: one hour or more)";
    }
}
