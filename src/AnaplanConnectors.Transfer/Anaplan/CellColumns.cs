using AnaplanConnectors.Client;
using AnaplanConnectors.Transfer.Csv;
using AnaplanConnectors.Transfer.Mapping;
using AnaplanConnectors.Transfer.Rows;

namespace AnaplanConnectors.Transfer.Anaplan;

/// <summary>Which column of the rows is which dimension, and which are values of line items.</summary>
internal sealed class CellColumns
{
    private readonly RowTexts _texts;
    private readonly ItemKey _itemsBy;
    private readonly List<(int Ordinal, AnaplanDimension Dimension)> _dimensions = [];
    private readonly List<ValueColumn> _values = [];

    /// <exception cref="AnaplanConfigurationException">The columns do not fit; every difference is named.</exception>
    public CellColumns(RowSchema rows, CellTarget target, ItemKey itemsBy)
    {
        _texts = new RowTexts(rows);
        _itemsBy = itemsBy;
        var text = new Utf8Output(256);
        var problems = new List<string>();
        for (var i = 0; i < rows.Count; i++)
        {
            var name = rows[i].Name;
            if (target.Dimensions.FirstOrDefault(dimension => Same(dimension.Name, name) && _dimensions.TrueForAll(one => one.Dimension != dimension)) is { } dimension)
                _dimensions.Add((i, dimension));
            else if (target.Writable.FirstOrDefault(one => Same(one.Item.Name, name)) is { Item: { } item } found)
                _values.Add(new(item, found.Dimensions, Conversion(i, rows[i], item, text)));
            else
                problems.Add(target.Calculated.Any(one => Same(one.Name, name))
                    ? $"line item '{name}' is calculated and takes no values: leave its column out"
                    : $"column '{name}' of the rows is unknown to the module{ColumnLayout.Near(name, target.Schema)}");
        }

        var missing = _values.SelectMany(value => value.Dimensions).Where(dimension => !_dimensions.Exists(one => one.Dimension.Id == dimension.Id));
        problems.AddRange(missing.Select(dimension => dimension.Name).Distinct(StringComparer.Ordinal).Select(name => $"the rows need a column for dimension '{name}'"));
        if (_values.Count == 0)
            problems.Add("the rows have no column of a line item");
        if (problems.Count > 0)
        {
            problems.Add($"module '{target.Module.Name}' ({target.Module.Id}) takes: {Names(target.Schema)}; the rows have: {Names(rows)}");
            throw new AnaplanConfigurationException(problems, ErrorCodes.OtherColumns, "Rename the columns, or leave out those that the module does not have. Nothing was sent.");
        }
    }

    public RowSchema Schema => _texts.Schema;

    public KeptRow Keep(RowReader rows, long number) => _texts.Read(rows, number);

    /// <summary>The cells that the current row sets: one for each of its values that is not missing.</summary>
    /// <exception cref="RowException">An item is missing, or a value is not of its line item's format.</exception>
    public List<CellWrite> Cells(RowReader rows, KeptRow row)
    {
        var coordinates = _dimensions.ConvertAll(one => Coordinate(one.Dimension, row.Texts[one.Ordinal] is { Length: > 0 } item
            ? item
            : throw new RowException("it names no item", row.Number, one.Dimension.Name)));
        var cells = new List<CellWrite>(_values.Count);
        foreach (var value in _values)
        {
            if (value.Conversion.IsNull(rows))
                continue;
            cells.Add(new CellWrite
            {
                LineItemId = value.Item.Id,
                Value = RowTexts.Value(rows, row.Number, value.Conversion, CellValueOf),
                Coordinates = value.Dimensions.Count == coordinates.Count ? coordinates : coordinates.FindAll(one => value.Dimensions.Any(dimension => dimension.Id == one.DimensionId)),
            });
        }

        return cells;
    }

    private CellCoordinate Coordinate(AnaplanDimension dimension, string item) => _itemsBy switch
    {
        ItemKey.Code when dimension.Id is not (AnaplanDimension.TimeId or AnaplanDimension.VersionsId) => new() { DimensionId = dimension.Id, ItemCode = item },
        ItemKey.Id => new() { DimensionId = dimension.Id, ItemId = item },
        _ => new() { DimensionId = dimension.Id, ItemName = item },
    };

    // Exact numbers keep their digits on the way; what is text becomes what the line item is.
    private static ColumnConversion Conversion(int ordinal, Column column, LineItem item, Utf8Output text)
    {
        var type = CellTypes.Of(item.Format, item.FormatText, NumberType.Double);
        if (type == ColumnType.Double && column.Type is ColumnType.Integer or ColumnType.Decimal)
            type = ColumnType.Decimal;
        if (!ColumnConversion.IsPossible(column.Type, type))
            throw new AnaplanConfigurationException([$"column '{column.Name}' is {column.Type.ToString().ToLowerInvariant()}, which line item '{item.Name}' ({type.ToString().ToLowerInvariant()}) cannot hold"], ErrorCodes.OtherColumns, "Convert the column. Nothing was sent.");
        return new(ordinal, column.Type, new Column(column.Name, type), new ColumnRule { EmptyIsMissing = type != ColumnType.Text }, text);
    }

    private static CellValue CellValueOf(ColumnConversion column, RowReader rows) => column.Column.Type switch
    {
        ColumnType.Decimal => column.GetDecimal(rows),
        ColumnType.Double => column.GetDouble(rows) is var number && !double.IsNaN(number) && !double.IsInfinity(number)
            ? number
            : throw new BadValueException("the value is no number that Anaplan knows", ""),
        ColumnType.Boolean => column.GetBoolean(rows),
        ColumnType.Date => column.GetDateTime(rows).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
        _ => column.GetString(rows),
    };

    private static bool Same(string one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);

    private static string Names(RowSchema schema) => string.Join(", ", schema.Select(column => column.Name));

    private sealed record ValueColumn(LineItem Item, IReadOnlyList<AnaplanDimension> Dimensions, ColumnConversion Conversion);
}
