namespace AnaplanConnectors.Simulator;

/// <summary>The <c>sort</c> parameter. There are two classes of endpoints with different rules (API reference 3.0).</summary>
internal sealed class SortOrder<T>(bool isStrict, params (string Field, Comparison<T> Compare)[] fields)
{
    /// <summary>Class 1: a sign is mandatory, unknown fields are refused.</summary>
    public static SortOrder<T> Strict(params (string Field, Comparison<T> Compare)[] fields) => new(true, fields);

    /// <summary>Class 2: ascending without a sign, unknown fields are ignored.</summary>
    public static SortOrder<T> Lenient(params (string Field, Comparison<T> Compare)[] fields) => new(false, fields);

    public IReadOnlyList<T> Apply(QueryParameters query, IEnumerable<T> items)
    {
        var orders = Parse(query["sort"]);
        return orders.Count == 0 ? [.. items] : [.. items.Order(Comparer<T>.Create(Compare))];

        int Compare(T left, T right)
        {
            foreach (var (compare, sign) in orders)
            {
                if (compare(left, right) is not 0 and var result)
                    return sign * result;
            }
            return 0;
        }
    }

    private List<(Comparison<T> Compare, int Sign)> Parse(string? sort)
    {
        var orders = new List<(Comparison<T>, int)>();
        foreach (var part in (sort ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries))
        {
            var isSigned = part[0] is '+' or '-';
            if (!isSigned && isStrict)
            {
                throw ApiException.BadRequest(
                    $"Bad sort order format: '{part}'. Please follow (-){{column_name_1}},(+){{column_name_2}}.. format");
            }
            var name = isSigned ? part[1..] : part.Trim();
            var compare = fields.FirstOrDefault(field => field.Field == name).Compare;
            if (compare is not null)
                orders.Add((compare, part[0] == '-' ? -1 : 1));
            else if (isStrict)
                throw ApiException.BadRequest("Failed to parse sort parameter");
        }
        return orders;
    }
}
