using AnaplanConnectors.Transfer.Rows;

namespace AnaplanConnectors.Arrow;

/// <summary>
/// A library that encodes Parquet files. <see cref="ParquetFile"/> brings one; another is a package of its own, and is chosen by
/// <see cref="ParquetFileOptions.Engine"/>. It encodes and nothing else: which type a column gets, which rows a row group has, and when a
/// file counts is decided before it.
/// </summary>
public interface IParquetEngine
{
    /// <summary>Starts a file. May be called for several files at a time.</summary>
    /// <param name="output">
    /// Takes bytes in memory and knows its position; what was written is moved on between two calls. It stays the caller's.
    /// </param>
    /// <param name="columns">The columns, in their order. At least one; no two have the same name.</param>
    /// <param name="compression">Compression of the pages.</param>
    /// <exception cref="ArgumentException">A column cannot be written, by its name for instance.</exception>
    IParquetEncoder Start(Stream output, IReadOnlyList<ParquetColumnForm> columns, ParquetCompression compression);
}

/// <summary>
/// One file that is being encoded: row groups, and in each its columns in their order, one call for each. One caller at a time; nothing
/// that is passed may be kept. Disposing ends it, complete or not.
/// </summary>
public interface IParquetEncoder : IDisposable
{
    /// <summary>Starts a row group.</summary>
    /// <param name="repeats">
    /// For each column whether its values repeat so much that a dictionary pays. It is known of the first row group; all of a file get the same.
    /// </param>
    void StartRowGroup(ReadOnlySpan<bool> repeats);

    /// <summary>Writes a column of numbers, truth values, days or timestamps.</summary>
    /// <typeparam name="T">
    /// <see cref="long"/> for <see cref="ColumnType.Integer"/>, and for <see cref="ColumnType.Timestamp"/>, as microseconds since 1970 without
    /// a zone; <see cref="int"/> for <see cref="ColumnType.Date"/>, as days since 1970; <see cref="double"/>; <see cref="bool"/>.
    /// </typeparam>
    /// <param name="levels">A byte for each row: 1 where there is a value, 0 where it is missing.</param>
    /// <param name="values">The values, missing ones left out.</param>
    void WriteValues<T>(ReadOnlySpan<byte> levels, ReadOnlySpan<T> values)
        where T : unmanaged;

    /// <summary>Writes a column of exact numbers.</summary>
    /// <param name="levels">A byte for each row: 1 where there is a value, 0 where it is missing.</param>
    /// <param name="unscaled">The values without their point, missing ones left out: 1.20 at a scale of 2 is 120.</param>
    void WriteDecimals(ReadOnlySpan<byte> levels, ReadOnlySpan<Int128> unscaled);

    /// <summary>Writes a column of text.</summary>
    /// <param name="levels">A byte for each row: 1 where there is a value, 0 where it is missing.</param>
    /// <param name="utf8">The texts, one behind the other, missing ones left out.</param>
    /// <param name="ends">Where each of them ends.</param>
    void WriteTexts(ReadOnlySpan<byte> levels, ReadOnlySpan<byte> utf8, ReadOnlySpan<int> ends);

    /// <summary>Ends the row group.</summary>
    void EndRowGroup();

    /// <summary>Writes the footer.</summary>
    /// <param name="metadata">What it says about the file.</param>
    void Complete(IReadOnlyDictionary<string, string> metadata);
}

/// <summary>A column as it is stored.</summary>
/// <param name="Column">Its name, its type and whether values may be missing.</param>
/// <param name="Precision">Decimals: digits in all, 1 to 28. Else 0.</param>
/// <param name="Scale">Decimals: digits behind the point. Else 0.</param>
public sealed record ParquetColumnForm(Column Column, byte Precision = 0, byte Scale = 0);
