using AnaplanConnectors.Arrow;
using AnaplanConnectors.TestKit;
using AnaplanConnectors.Transfer.Rows;
using Parquet;
using ParquetSharp;

namespace AnaplanConnectors.ParquetSharp.Tests;

/// <summary>The column of a file of one column and one row group, as each of those reads it who may meet the file.</summary>
internal static class OtherReaders
{
    public static async Task<object?[]> OursAsync(string path)
    {
        using var rows = await new ParquetFile(path).OpenAsync();
        return [.. (await MemoryTable.ReadAsync(rows)).Rows.Select(row => row[0])];
    }

    public static object?[] Native(string path, ColumnType type)
    {
        using var file = new ParquetFileReader(path);
        using var group = file.RowGroup(0);
        using var column = group.Column(0);
        return (type, column.ColumnDescriptor.MaxDefinitionLevel) switch
        {
            (ColumnType.Text, _) => Values<string>(),
            (ColumnType.Integer, 0) => Values<long>(),
            (ColumnType.Integer, _) => Values<long?>(),
            (ColumnType.Decimal, 0) => Values<decimal>(),
            (ColumnType.Decimal, _) => Values<decimal?>(),
            (ColumnType.Double, 0) => Values<double>(),
            (ColumnType.Double, _) => Values<double?>(),
            (ColumnType.Boolean, 0) => Values<bool>(),
            (ColumnType.Boolean, _) => Values<bool?>(),
            (ColumnType.Date, 0) => Values<Date>(),
            (ColumnType.Date, _) => Values<Date?>(),
            (_, 0) => Values<DateTime>(),
            _ => Values<DateTime?>(),
        };

        object?[] Values<T>()
        {
            using var reader = column.LogicalReader<T>();
            return [.. reader.ReadAll(checked((int)group.MetaData.NumRows)).Select(value => value is Date day ? (object?)day.DateTime : value)];
        }
    }

    public static async Task<object?[]> ParquetNetAsync(string path, ColumnType type)
    {
        await using var file = await ParquetReader.CreateAsync(path);
        using var group = file.OpenRowGroupReader(0);
        var field = file.Schema.DataFields[0];
        return type switch
        {
            ColumnType.Text => await TextsAsync(),
            ColumnType.Integer => await ValuesAsync<long>(),
            ColumnType.Decimal => await ValuesAsync<decimal>(),
            ColumnType.Double => await ValuesAsync<double>(),
            ColumnType.Boolean => await ValuesAsync<bool>(),
            _ => await ValuesAsync<DateTime>(),
        };

        async Task<object?[]> TextsAsync()
        {
            var values = new string?[group.RowCount];
            await group.ReadAsync(field, values.AsMemory());
            return [.. values];
        }

        async Task<object?[]> ValuesAsync<T>()
            where T : struct
        {
            if (!field.IsNullable)
            {
                var present = new T[group.RowCount];
                await group.ReadAsync(field, present.AsMemory());
                return [.. present.Cast<object?>()];
            }

            var values = new T?[group.RowCount];
            await group.ReadAsync(field, values.AsMemory());
            return [.. values.Cast<object?>()];
        }
    }
}
