using AnaplanConnectors.Transfer.Rows;

namespace AnaplanConnectors.Cli;

/// <summary>
/// Rows for people who open them in a spreadsheet, which would run a cell that begins like a formula. Such text gets an apostrophe in
/// front; numbers do not. Taking the marks off gives exactly what was there before: a text that had an apostrophe in front of a formula
/// already gets one more.
/// </summary>
internal sealed class FormulaMarks : ISource
{
    private const char Mark = '\'';

    private readonly ISource _source;
    private readonly Func<string, string> _change;

    private FormulaMarks(ISource source, Func<string, string> change) => (_source, _change) = (source, change);

    /// <summary>The source with marks.</summary>
    public static ISource On(ISource source) => new FormulaMarks(source, Add);

    /// <summary>The source without the marks that <see cref="On"/> made.</summary>
    public static ISource Off(ISource source) => new FormulaMarks(source, Remove);

    public static string Add(string text) => IsFormula(text.AsSpan().TrimStart(Mark)) ? Mark + text : text;

    public static string Remove(string text) => text.Length > 0 && text[0] == Mark && IsFormula(text.AsSpan().TrimStart(Mark)) ? text[1..] : text;

    public async ValueTask<RowSchema> GetSchemaAsync(CancellationToken cancellationToken = default) => Changed(await _source.GetSchemaAsync(cancellationToken));

    public async ValueTask<RowReader> OpenAsync(CancellationToken cancellationToken = default)
    {
        var rows = await _source.OpenAsync(cancellationToken);
        return new Rows(rows, Changed(rows.Schema), _change);
    }

    private RowSchema Changed(RowSchema schema) => new(schema.Select(column => column with { Name = _change(column.Name) }));

    private static bool IsFormula(ReadOnlySpan<char> text)
        => text.Length > 0 && text[0] is '=' or '+' or '-' or '@' or '\t' or '\r' && !IsNumber(text);

    // Digits with signs, separators, exponent and percent: nothing that a spreadsheet could call.
    private static bool IsNumber(ReadOnlySpan<char> text)
        => text[0] is '+' or '-' && text.Length > 1 && char.IsAsciiDigit(text[1]) && text[1..].IndexOfAnyExcept("0123456789.,eE%") < 0;

    private sealed class Rows(RowReader rows, RowSchema schema, Func<string, string> change) : RowReader
    {
        public override RowSchema Schema => schema;

        public override Task<bool> ReadAsync(CancellationToken cancellationToken) => rows.ReadAsync(cancellationToken);

        public override bool IsDBNull(int ordinal) => rows.IsDBNull(ordinal);

        public override object GetValue(int ordinal) => rows.GetValue(ordinal) is string text ? change(text) : rows.GetValue(ordinal);

        public override void Close()
        {
            rows.Close();
            base.Close();
        }
    }
}
