using System.Globalization;
using System.IO.Compression;
using System.Numerics;
using System.Text.Json;

namespace AnaplanConnectors.Arrow.Tests;

/// <summary>The JSON twins of Arrow's integration files: what must be read, by somebody else's account.</summary>
internal sealed class ArrowJson
{
    private static readonly string[] Carried = ["int", "floatingpoint", "bool", "utf8", "largeutf8", "utf8view", "decimal", "date", "time", "timestamp", "null"];

    private readonly JsonElement _root;
    private readonly Dictionary<long, JsonElement> _dictionaries = [];

    public ArrowJson(string path)
    {
        using var gzip = new GZipStream(File.OpenRead(path), CompressionMode.Decompress);
        _root = JsonDocument.Parse(gzip).RootElement.Clone();
        if (_root.TryGetProperty("dictionaries", out var dictionaries))
        {
            foreach (var dictionary in dictionaries.EnumerateArray())
                _dictionaries[dictionary.GetProperty("id").GetInt64()] = dictionary.GetProperty("data").GetProperty("columns")[0];
        }
    }

    /// <summary>Names of the columns that rows can carry.</summary>
    public string[] Columns => [.. Fields.Select(NameOf)];

    /// <summary>The rows of these columns.</summary>
    public List<object?[]> ReadRows()
    {
        var rows = new List<object?[]>();
        foreach (var batch in _root.GetProperty("batches").EnumerateArray())
        {
            var columns = Fields.Select(type => Values(type, batch.GetProperty("columns").EnumerateArray().First(column => NameOf(column) == NameOf(type)))).ToArray();
            rows.AddRange(Enumerable.Range(0, batch.GetProperty("count").GetInt32()).Select(row => columns.Select(column => column[row]).ToArray()));
        }

        return rows;
    }

    /// <summary>The row, in which what is refused is the same for whatever reason.</summary>
    public static object?[] WithoutReasons(object?[] row)
        => [.. row.Select(value => value is string text && text.StartsWith("refused: ", StringComparison.Ordinal) ? "refused" : value)];

    private IEnumerable<JsonElement> Fields => _root.GetProperty("schema").GetProperty("fields").EnumerateArray()
        .Where(type => Carried.Contains(NameOf(type.GetProperty("type"))));

    private static string NameOf(JsonElement element) => element.GetProperty("name").GetString()!;

    private object?[] Values(JsonElement field, JsonElement column)
    {
        if (!field.TryGetProperty("dictionary", out var dictionary))
            return Plain(field.GetProperty("type"), column);
        var values = Plain(field.GetProperty("type"), _dictionaries[dictionary.GetProperty("id").GetInt64()]);
        return [.. Present(column, column.GetProperty("DATA")).Select(index => index is { } place ? values[(int)Number(place)] : null)];
    }

    private static object?[] Plain(JsonElement type, JsonElement column)
    {
        var name = type.GetProperty("name").GetString();
        if (name == "null")
            return new object?[column.GetProperty("count").GetInt32()];
        var data = Present(column, column.GetProperty(name == "utf8view" ? "VIEWS" : "DATA"));
        return [.. data.Select(value => value is { } present ? Convert(name!, type, present, column) : null)];
    }

    private static IEnumerable<JsonElement?> Present(JsonElement column, JsonElement data)
    {
        var values = data.EnumerateArray().ToArray();
        return column.TryGetProperty("VALIDITY", out var validity)
            ? validity.EnumerateArray().Select((valid, i) => valid.GetInt32() == 1 ? values[i] : (JsonElement?)null)
            : values.Select(value => (JsonElement?)value);
    }

    private static object Convert(string name, JsonElement type, JsonElement value, JsonElement column) => name switch
    {
        "int" => type.GetProperty("isSigned").GetBoolean() || type.GetProperty("bitWidth").GetInt32() < 64 ? (object)(long)Number(value) : (decimal)Number(value),
        "floatingpoint" => type.GetProperty("precision").GetString() switch
        {
            "DOUBLE" => value.GetDouble(),
            "HALF" => (double)(Half)value.GetDouble(),
            _ => double.Parse(value.GetSingle().ToString("R", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture),
        },
        "bool" => value.ValueKind == JsonValueKind.True || (value.ValueKind == JsonValueKind.Number && value.GetInt32() == 1),
        "utf8" or "largeutf8" => value.GetString()!,
        "utf8view" => value.TryGetProperty("INLINED", out var inlined) ? inlined.GetString()! : Viewed(value, column),
        "decimal" => Decimal(Number(value), type.GetProperty("scale").GetInt32()),
        "date" when type.GetProperty("unit").GetString() == "DAY" => Moment(Number(value), TimeSpan.TicksPerDay, 0),
        "date" => Number(value) % 86_400_000 == 0 ? Moment(Number(value), TimeSpan.TicksPerMillisecond, 0) : "refused: no day",
        "timestamp" => Moment(Number(value), Ticks(type), 100),
        _ => TimeOfDay(Number(value), Ticks(type)),
    };

    private static string Viewed(JsonElement view, JsonElement column)
    {
        var buffer = System.Convert.FromHexString(column.GetProperty("VARIADIC_DATA_BUFFERS")[view.GetProperty("BUFFER_INDEX").GetInt32()].GetString()!);
        return System.Text.Encoding.UTF8.GetString(buffer, view.GetProperty("OFFSET").GetInt32(), view.GetProperty("SIZE").GetInt32());
    }

    private static BigInteger Number(JsonElement value)
        => value.ValueKind == JsonValueKind.String ? BigInteger.Parse(value.GetString()!, CultureInfo.InvariantCulture) : value.GetInt64();

    private static long Ticks(JsonElement type) => type.GetProperty("unit").GetString() switch
    {
        "SECOND" => TimeSpan.TicksPerSecond,
        "MILLISECOND" => TimeSpan.TicksPerMillisecond,
        "MICROSECOND" => TimeSpan.TicksPerMicrosecond,
        _ => 0,
    };

    private static object Decimal(BigInteger unscaled, int scale)
    {
        for (; scale > 0 && unscaled % 10 == 0; scale--)
            unscaled /= 10;
        return scale <= 28 && BigInteger.Abs(unscaled) < BigInteger.Pow(2, 96)
            ? decimal.Parse($"{unscaled}E-{scale}", NumberStyles.Float, CultureInfo.InvariantCulture)
            : "refused: too long";
    }

    private static object Moment(BigInteger units, long ticksPerUnit, int unitsPerTick)
    {
        if (ticksPerUnit == 0 && units % unitsPerTick != 0)
            return "refused: finer";
        var ticks = (ticksPerUnit == 0 ? units / unitsPerTick : units * ticksPerUnit) + DateTime.UnixEpoch.Ticks;
        return ticks >= 0 && ticks <= DateTime.MaxValue.Ticks ? new DateTime((long)ticks) : "refused: outside";
    }

    private static string TimeOfDay(BigInteger units, long ticksPerUnit)
    {
        if (ticksPerUnit == 0 && units % 100 != 0)
            return "refused: finer";
        var ticks = ticksPerUnit == 0 ? units / 100 : units * ticksPerUnit;
        return ticks >= 0 && ticks < TimeSpan.TicksPerDay
            ? new TimeOnly((long)ticks).ToString("HH:mm:ss.FFFFFFF", CultureInfo.InvariantCulture)
            : "refused: no time of a day";
    }
}
