namespace AnaplanConnectors.Arrow;

/// <summary>What a field needs in a record batch. Apache.Arrow counts none of it before it reads.</summary>
/// <param name="Type">Number of the type in the format's Schema.fbs.</param>
/// <param name="Children">Fields inside it.</param>
internal sealed record FieldShape(byte Type, IReadOnlyList<FieldShape> Children)
{
    private const byte Null = 1;
    private const byte Binary = 4;
    private const byte Utf8 = 5;
    private const byte Timestamp = 10;
    private const byte Struct = 13;
    private const byte Union = 14;
    private const byte FixedSizeList = 16;
    private const byte LargeBinary = 19;
    private const byte LargeUtf8 = 20;
    private const byte RunEndEncoded = 22;
    private const byte BinaryView = 23;
    private const byte Utf8View = 24;
    private const byte ListView = 25;
    private const byte LargeListView = 26;
    private const int MaxDepth = 50;
    private const int MaxFields = 100_000;

    /// <summary>Id of the dictionary whose indexes are stored instead of the values.</summary>
    public long? Dictionary { get; init; }

    private bool IsView => Type is BinaryView or Utf8View;

    /// <summary>Buffers apart from those that views have in addition.</summary>
    private int Buffers => Dictionary is not null ? 2 : Type switch
    {
        Null => 0,
        Struct or FixedSizeList => 1,
        Binary or Utf8 or LargeBinary or LargeUtf8 or ListView or LargeListView => 3,
        _ => 2,
    };

    /// <summary>Reads a field and what it refers to, checking all of it.</summary>
    /// <param name="field">The table of the field.</param>
    /// <param name="dictionaries">Gets the shapes of dictionaries' values, by id.</param>
    /// <param name="fields">Counts the fields.</param>
    /// <param name="depth">How deep it is nested.</param>
    /// <exception cref="DamagedException">It is malformed, or of a type that is not supported.</exception>
    public static FieldShape Read(FlatTable field, Dictionary<long, FieldShape> dictionaries, ref int fields, int depth = 0)
    {
        if (depth > MaxDepth || ++fields > MaxFields)
            throw new DamagedException("its fields are too many, or nested too deeply");
        field.Vector(4, 1, out _); // the name
        var type = field.Byte(8);
        if (type is 0 or > LargeListView)
            throw new DamagedException("a field has an unknown type");
        if (type is Union or RunEndEncoded)
            throw new DamagedException("it holds unions or run-end encoded columns, which are not supported");
        var details = field.Table(10);
        if (type == Timestamp)
            details.Vector(6, 1, out _);
        CheckPairs(field, 16);
        field.Vector(14, sizeof(uint), out var count);
        var children = new FieldShape[count];
        for (var i = 0; i < count; i++)
            children[i] = Read(field.Element(14, i), dictionaries, ref fields, depth + 1);
        var shape = new FieldShape(type, children);
        if (!field.Has(12))
            return shape;
        var encoding = field.Table(12);
        if (encoding.Has(6))
            encoding.Table(6);
        var id = encoding.Int64(4);
        dictionaries[id] = shape;
        return shape with { Dictionary = id };
    }

    /// <summary>Checks a vector of keys and values.</summary>
    public static void CheckPairs(FlatTable table, int slot)
    {
        table.Vector(slot, sizeof(uint), out var count);
        for (var i = 0; i < count; i++)
        {
            var pair = table.Element(slot, i);
            pair.Vector(4, 1, out _);
            pair.Vector(6, 1, out _);
        }
    }

    /// <summary>Counts what a batch needs for it.</summary>
    /// <param name="variadic">How many more buffers each view has, as the batch states it.</param>
    /// <param name="nodes">Increased by the nodes.</param>
    /// <param name="buffers">Increased by the buffers.</param>
    /// <param name="views">Increased by the views.</param>
    public void Count(ReadOnlySpan<long> variadic, ref int nodes, ref long buffers, ref int views)
    {
        nodes++;
        buffers += Buffers;
        if (Dictionary is not null)
            return;
        if (IsView)
        {
            var more = views < variadic.Length ? variadic[views++] : throw new DamagedException("a batch lacks buffers");
            buffers += more is >= 0 and <= int.MaxValue ? more - (Buffers - 2) : throw new DamagedException("a batch lacks buffers");
        }

        foreach (var child in Children)
            child.Count(variadic, ref nodes, ref buffers, ref views);
    }
}
