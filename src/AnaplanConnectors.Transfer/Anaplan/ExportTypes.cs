using AnaplanConnectors.Client;
using AnaplanConnectors.Transfer.Csv;
using AnaplanConnectors.Transfer.Rows;

namespace AnaplanConnectors.Transfer.Anaplan;

/// <summary>
/// What the columns of an export are. The metadata's list of types is used where it fits the list of names and says something definite; else
/// the formats of the model's line items of that name; else a column is text (API reference 3.13, 7.7).
/// </summary>
internal sealed class ExportTypes(ModelClient model, ExportMetadata metadata, ExportOptions options)
{
    private readonly string _misfit = metadata.DataTypes.Count == metadata.HeaderNames.Count && metadata.HeaderNames.Count == (metadata.ColumnCount ?? metadata.HeaderNames.Count)
        ? ""
        : FormattableString.Invariant($"the metadata has {metadata.HeaderNames.Count} names and {metadata.DataTypes.Count} types for {metadata.ColumnCount} columns");

    private ILookup<string, LineItem>? _lineItems;
    private string? _unreadable;

    /// <summary>Columns of these names. Line items are asked for once, when the metadata does not say enough.</summary>
    /// <param name="names">Of the metadata, or of the header of the file.</param>
    /// <param name="compares">Whether they are asked for in any case, to say where they contradict the metadata.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public async ValueTask<IReadOnlyList<ColumnEvidence>> OfAsync(IReadOnlyList<string> names, bool compares, CancellationToken cancellationToken)
    {
        var columns = names.Select(ByMetadata).ToList();
        if (!compares && columns.TrueForAll(column => column.From != TypeEvidence.Nothing))
            return columns;
        _lineItems ??= await LineItemsAsync(cancellationToken).ConfigureAwait(false);
        return [.. columns.Select(ByLineItems)];
    }

    /// <summary>The same for the columns of a header, as the reader of the file wants it.</summary>
    public async ValueTask<IReadOnlyList<ColumnFormat>> OfHeaderAsync(RowSchema header, CancellationToken cancellationToken)
    {
        var columns = await OfAsync([.. header.Select(column => column.Name)], compares: false, cancellationToken).ConfigureAwait(false);
        var inferred = columns.Where(column => column.From != TypeEvidence.Options && column.Column.Type != ColumnType.Text)
            .Select(column => new ColumnFormat(column.Column.Name, column.Column.Type));
        return [.. inferred, .. options.ColumnFormats];
    }

    private ColumnEvidence ByMetadata(string name)
    {
        if (options.ColumnFormats.FirstOrDefault(declared => string.Equals(declared.Name, name, StringComparison.OrdinalIgnoreCase)) is { } declared)
            return new ColumnEvidence(new Column(name, declared.Type), TypeEvidence.Options);
        if (_misfit.Length > 0)
            return Unknown(name, _misfit);
        return Enumerable.Range(0, metadata.HeaderNames.Count).Where(i => metadata.HeaderNames[i] == name).ToList() switch
        {
            [var index] => metadata.DataTypes[index] is var word && TypeOf(word) is { } type
                ? new ColumnEvidence(new Column(name, type), TypeEvidence.Metadata)
                : Unknown(name, $"the metadata says {(word.Length > 0 ? word : "nothing")}"),
            [] => Unknown(name, "the metadata does not name it"),
            _ => Unknown(name, "several columns have the name"),
        };
    }

    private ColumnEvidence ByLineItems(ColumnEvidence column)
    {
        // One column for the values of all line items: a line item of its name is another thing.
        var isShared = metadata.Layout == "TABULAR_SINGLE_COLUMN";
        if (column.From == TypeEvidence.Options || isShared || !_lineItems!.Contains(column.Column.Name))
            return column.From == TypeEvidence.Nothing && _unreadable is not null ? column with { Note = $"{column.Note}; {_unreadable}" } : column;
        var kinds = _lineItems[column.Column.Name].GroupBy(item => CellTypes.Of(item.Format, item.FormatText, options.Numbers)).ToList();
        if (column.From == TypeEvidence.Metadata)
            return kinds.Exists(kind => kind.Key == column.Column.Type) ? column : column with { Note = $"the metadata says {column.Column.Type}, the line item {Word(kinds[0].First())}" };
        return kinds is [var only]
            ? new ColumnEvidence(new Column(column.Column.Name, only.Key), TypeEvidence.LineItems, column.Note)
            : column with { Note = $"line items of that name differ: {string.Join(", ", kinds.Select(kind => $"{Word(kind.First())} in {kind.First().ModuleName}"))}" };
    }

    private async Task<ILookup<string, LineItem>> LineItemsAsync(CancellationToken cancellationToken)
    {
        var all = new List<LineItem>();
        try
        {
            await foreach (var item in model.LineItems.ListAsync(cancellationToken).ConfigureAwait(false))
                all.Add(item);
        }
        catch (AnaplanException problem) when (!problem.IsTransient)
        {
            // They only improve on text; who may run an export need not be allowed to see the modules.
            _unreadable = $"the line items cannot be read ({problem.Code})";
        }

        return all.ToLookup(item => item.Name, StringComparer.Ordinal);
    }

    /// <summary>API reference 7.7. Null for words that say nothing; texts of other words lose nothing by being text.</summary>
    private ColumnType? TypeOf(string word) => word switch
    {
        "NUMBER" or "SUMMARY" => options.Numbers == NumberType.Decimal ? ColumnType.Decimal : ColumnType.Double,
        "BOOLEAN" => ColumnType.Boolean,
        "DATE" => ColumnType.Date,
        "MIXED" or "NONE" or "" => null,
        _ => ColumnType.Text,
    };

    private static ColumnEvidence Unknown(string name, string note) => new(new Column(name, ColumnType.Text), TypeEvidence.Nothing, note);

    private static string Word(LineItem item) => item.Format?.Kind.Value is { Length: > 0 } kind ? kind : item.FormatText ?? "NONE";
}
