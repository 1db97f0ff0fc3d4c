using System.Security.Cryptography;
using System.Text;

namespace AnaplanConnectors.Simulator;

/// <summary>Items and cells of a model as bytes.</summary>
internal static class ModelDataImage
{
    /// <summary>What items and cells must fit: lists with properties and subsets, line items with formats and dimensions.</summary>
    public static string Fingerprint(ModelState model)
    {
        var text = new StringBuilder();
        foreach (var list in model.Lists)
        {
            text.Append(list.Id).AppendJoin(',', list.Properties.Select(property => $"{property.Name}:{property.Format.Type}"))
                .AppendJoin(',', list.Subsets.Select(subset => subset.Id)).Append('\n');
        }
        foreach (var lineItem in model.Modules.SelectMany(module => module.LineItems))
            text.Append(lineItem.Id).Append(lineItem.Format.Type).AppendJoin(',', lineItem.Dimensions.Select(one => one.Id)).Append('\n');
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }

    public static void Write(BinaryWriter output, ModelState model)
    {
        var data = model.Data;
        foreach (var list in model.Lists)
            Write(output, list, data.Items(list));
        foreach (var lineItem in model.Modules.SelectMany(module => module.LineItems))
            Write(output, data.Cells(lineItem), lineItem.Format.Type);
    }

    /// <summary>Replaces the data of the model; the frame is that of the transaction.</summary>
    public static void Read(BinaryReader input, ModelState model, ModelFrame frame)
    {
        var lists = model.Lists.Select(list => ReadItems(input, list)).ToArray();
        var data = new ModelData(lists, [], frame);
        var cells = model.Modules.SelectMany(module => module.LineItems).Select(lineItem => ReadCells(input, lineItem.Format.Type,
            CellLayout.Of([.. lineItem.Dimensions.Select(data.CountOf)]))).ToArray();
        model.Publish(new ModelData(lists, cells, frame));
    }

    private static void Write(BinaryWriter output, ListState list, ListItems items)
    {
        output.Write(items.NextNumber);
        output.Write(items.Count);
        for (var item = 0; item < items.Count; item++)
        {
            output.Write(items.Number(item));
            output.Write(items.Name(item));
            Write(output, items.Code(item));
            output.Write(items.Parent(item));
            foreach (var property in list.Properties)
                Write(output, items.Property(property), property.Format.Type, item);
            foreach (var subset in list.Subsets)
                output.Write(items.IsIn(subset, item));
        }
    }

    private static ListItems ReadItems(BinaryReader input, ListState list)
    {
        var items = new ListItems(list);
        var next = input.ReadInt64();
        var count = input.ReadInt32();
        for (var item = 0; item < count; item++)
        {
            var id = input.ReadInt64();
            items.Add(input.ReadString(), ReadText(input), id);
            items.SetParent(item, input.ReadInt32());
            foreach (var property in list.Properties)
                Read(input, items.Property(property), property.Format.Type, item);
            foreach (var subset in list.Subsets)
                items.Put(subset, item, input.ReadBoolean());
        }
        items.ContinueAt(next);
        return items;
    }

    private static void Write(BinaryWriter output, ItemValues values, CellType type, int item)
    {
        if (type == CellType.Text)
            Write(output, values.Text(item));
        else if (type != CellType.None)
            output.Write(values.Number(item));
    }

    private static void Read(BinaryReader input, ItemValues values, CellType type, int item)
    {
        if (type == CellType.Text)
            values.Set(item, ReadText(input));
        else if (type != CellType.None)
            values.Set(item, input.ReadDouble());
    }

    private static void Write(BinaryWriter output, CellStore store, CellType type)
    {
        // Coordinates and not keys: the store that reads them has no room to spare, and so other keys.
        var coordinates = new int[store.Layout.Capacities.Count];
        foreach (var key in store.Keys())
        {
            output.Write(true);
            store.Layout.CoordinatesOf(key, coordinates);
            foreach (var coordinate in coordinates)
                output.Write(coordinate);
            if (type == CellType.Text)
                output.Write(store.Text(key) ?? "");
            else
                output.Write(store.Number(key));
        }
        output.Write(false);
    }

    private static CellStore ReadCells(BinaryReader input, CellType type, CellLayout layout)
    {
        var store = new CellStore(type, layout);
        var coordinates = new int[layout.Capacities.Count];
        while (input.ReadBoolean())
        {
            for (var index = 0; index < coordinates.Length; index++)
                coordinates[index] = input.ReadInt32();
            var key = layout.KeyOf(coordinates);
            if (type == CellType.Text)
                store.WritableText(key) = input.ReadString();
            else
                store.WritableNumber(key) = input.ReadDouble();
        }
        return store;
    }

    private static void Write(BinaryWriter output, string? text)
    {
        output.Write(text is not null);
        if (text is not null)
            output.Write(text);
    }

    private static string? ReadText(BinaryReader input) => input.ReadBoolean() ? input.ReadString() : null;
}
