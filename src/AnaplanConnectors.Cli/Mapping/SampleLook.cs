using System.Globalization;
using AnaplanConnectors.Transfer.Csv;
using AnaplanConnectors.Transfer.Rows;

namespace AnaplanConnectors.Cli;

/// <summary>Looks at the first rows of a source that has types. Columns of which nothing is known are guessed from their texts.</summary>
/// <param name="from">Where the source is.</param>
/// <param name="evidence">What its types are known from; null: it declares them.</param>
internal sealed class SampleLook(Location from, IReadOnlyList<ColumnEvidence>? evidence)
{
    public SourceSample WithoutRows(IEnumerable<Column> columns)
        => new([.. columns.Select(column => new SampledColumn(column, null, OriginOf(column), 0, null, Found(column)?.Note))], null, false, [], null);

    public async Task<SourceSample> ReadAsync(RowReader rows, int most, int shown, CancellationToken cancellationToken)
    {
        var columns = rows.Schema.Select(column => new Look(column, IsUnknown(column) ? new ColumnGuesser(column.Name) : null)).ToArray();
        var problems = new List<RowException>();
        var first = new List<IReadOnlyList<string>>();
        var (read, bytes, isWhole) = (0L, 0L, false);
        while (read + problems.Count < most && !isWhole)
        {
            try
            {
                isWhole = !await rows.ReadAsync(cancellationToken);
                if (isWhole)
                    break;
                var texts = columns.Select((_, i) => rows.IsDBNull(i) ? null : Shown(rows.GetValue(i))).ToArray();
                for (var i = 0; i < texts.Length; i++)
                    columns[i].At(texts[i]);
                bytes += texts.Sum(text => 1L + (text?.Length ?? 0));
                if (first.Count < shown)
                    first.Add([.. texts.Select(text => Printable.Short(text ?? ""))]);
                read++;
            }
            catch (RowException problem)
            {
                problems.Add(problem);
            }
        }

        return new SourceSample([.. columns.Select(Result)], read, isWhole, problems, bytes) { FirstRows = first };
    }

    private SampledColumn Result(Look look)
    {
        if (look.Guesser?.Guess() is not { } guess)
            return new SampledColumn(look.Column, null, OriginOf(look.Column), look.Missing, look.Example, Found(look.Column)?.Note);
        var notes = new[] { Found(look.Column)?.Note, guess.Note }.Where(note => note is not null);
        return new SampledColumn(new Column(guess.Name, guess.Type), guess.Pattern, "sample", look.Missing, look.Example, string.Join("; ", notes) is { Length: > 0 } note ? note : null);
    }

    private bool IsUnknown(Column column) => evidence is not null && column.Type == ColumnType.Text && Found(column) is null or { From: TypeEvidence.Nothing };

    private ColumnEvidence? Found(Column column) => evidence?.FirstOrDefault(one => one.Column.Name == column.Name);

    private string OriginOf(Column column) => from switch
    {
        _ when Found(column) is { } found => found.From switch
        {
            TypeEvidence.Options => "--types",
            TypeEvidence.Metadata => "metadata",
            TypeEvidence.LineItems => "line items",
            _ => "nothing",
        },
        AnaplanLocation { Kind: ObjectKind.Exports } => "line items",
        AnaplanLocation { Kind: ObjectKind.Lists } => "properties",
        AnaplanLocation { Kind: ObjectKind.Views } => "line items",
        DatabaseLocation or SqliteLocation => "database",
        _ => "file",
    };

    private static string Shown(object value) => value switch
    {
        DateTime { TimeOfDay.Ticks: 0 } day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTime moment => moment.ToString("yyyy-MM-ddTHH:mm:ss.FFFFFFFK", CultureInfo.InvariantCulture),
        bool truth => truth ? "true" : "false",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
    };

    private sealed class Look(Column column, ColumnGuesser? guesser)
    {
        public Column Column => column;

        public ColumnGuesser? Guesser => guesser;

        public long Missing { get; private set; }

        public string? Example { get; private set; }

        public void At(string? text)
        {
            guesser?.Look(text);
            Missing += text is null ? 1 : 0;
            Example ??= text is null ? null : Printable.Short(text);
        }
    }
}
