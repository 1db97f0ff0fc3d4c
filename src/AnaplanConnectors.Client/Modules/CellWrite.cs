using System.Text.Json;
using System.Text.Json.Serialization;

namespace AnaplanConnectors.Client;

/// <summary>A cell and its new value (API reference 3.10).</summary>
[JsonConverter(typeof(CellWriteConverter))]
public sealed class CellWrite
{
    /// <summary>A cell of a line item by the line item's id.</summary>
    public static CellWrite OfLineItem(string id, CellValue value, params CellCoordinate[] coordinates)
        => new() { LineItemId = id ?? throw new ArgumentNullException(nameof(id)), Value = value, Coordinates = coordinates };

    /// <summary>A cell of a line item by the line item's name.</summary>
    public static CellWrite OfLineItemNamed(string name, CellValue value, params CellCoordinate[] coordinates)
        => new() { LineItemName = name ?? throw new ArgumentNullException(nameof(name)), Value = value, Coordinates = coordinates };

    /// <summary>Id of the line item; either this or <see cref="LineItemName"/>.</summary>
    public string? LineItemId { get; init; }

    /// <summary>Name of the line item.</summary>
    public string? LineItemName { get; init; }

    /// <summary>One for every dimension of the line item.</summary>
    public IReadOnlyList<CellCoordinate> Coordinates { get; init => field = value ?? []; } = [];

    /// <summary>The new value. Empty text clears a text.</summary>
    public CellValue Value { get; init; }
}

/// <summary>An item of a dimension. One of the two dimension members and one of the three item members is set.</summary>
public sealed class CellCoordinate
{
    /// <summary>An item by ids.</summary>
    public static CellCoordinate Of(string dimensionId, string itemId) => new() { DimensionId = dimensionId, ItemId = itemId };

    /// <summary>An item by names.</summary>
    public static CellCoordinate Named(string dimensionName, string itemName) => new() { DimensionName = dimensionName, ItemName = itemName };

    /// <summary>An item by the name of its dimension and its code.</summary>
    public static CellCoordinate Coded(string dimensionName, string itemCode) => new() { DimensionName = dimensionName, ItemCode = itemCode };

    /// <summary>Id of the dimension.</summary>
    public string? DimensionId { get; init; }

    /// <summary>Name of the dimension.</summary>
    public string? DimensionName { get; init; }

    /// <summary>Id of the item.</summary>
    public string? ItemId { get; init; }

    /// <summary>Name of the item.</summary>
    public string? ItemName { get; init; }

    /// <summary>Code of the item.</summary>
    public string? ItemCode { get; init; }
}

internal sealed class CellWriteConverter : JsonConverter<CellWrite>
{
    public override CellWrite Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        => throw new JsonException("Cells are only written.");

    public override void Write(Utf8JsonWriter writer, CellWrite value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        WriteIfSet(writer, "lineItemId", value.LineItemId);
        WriteIfSet(writer, "lineItemName", value.LineItemName);
        writer.WriteStartArray("dimensions");
        foreach (var coordinate in value.Coordinates)
        {
            writer.WriteStartObject();
            WriteIfSet(writer, "dimensionId", coordinate.DimensionId);
            WriteIfSet(writer, "dimensionName", coordinate.DimensionName);
            WriteIfSet(writer, "itemId", coordinate.ItemId);
            WriteIfSet(writer, "itemName", coordinate.ItemName);
            WriteIfSet(writer, "itemCode", coordinate.ItemCode);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WritePropertyName("value");
        value.Value.Write(writer);
        writer.WriteEndObject();
    }

    private static void WriteIfSet(Utf8JsonWriter writer, string name, string? value)
    {
        if (value is not null)
            writer.WriteString(name, value);
    }
}
