using System.Globalization;

namespace AnaplanConnectors.Simulator;

/// <summary>
/// Reads scripts of faults, a plan a line: <c>on chunk.put where chunk 3 nth 2 times 4: accept then drop</c>. Blank lines and what
/// follows a <c>#</c> at the start of a line do not count.
/// </summary>
internal static class FaultScript
{
    /// <exception cref="FaultScriptException">A line cannot be read.</exception>
    public static IReadOnlyList<ScriptLine> Parse(string text)
    {
        var lines = new List<ScriptLine>();
        var problems = new List<TenantProblem>();
        var number = 0;
        foreach (var line in text.Split('\n').Select(line => line.Trim()))
        {
            number++;
            if (line.Length == 0 || line[0] == '#')
                continue;
            try
            {
                lines.Add(ParseLine(line));
            }
            catch (ScriptWordException mistake)
            {
                problems.Add(new TenantProblem(mistake.Message, mistake.Suggestion, number, mistake.Column));
            }
        }
        return problems.Count == 0 ? lines : throw new FaultScriptException(problems);
    }

    private static ScriptLine ParseLine(string text)
    {
        var words = new ScriptWords(text);
        words.Expect("on");
        var line = new ScriptLine(words.TakeIf("any") ? null : RouteOf(words));
        while (!words.TakeIf(":"))
            ReadCondition(words, line);
        do
            line.Faults.Add(ScriptFaults.Read(words));
        while (words.TakeIf(","));
        words.ExpectEnd();
        return line;
    }

    internal static Route RouteOf(ScriptWords words)
    {
        var name = words.Take("the name of a call");
        return RouteNames.Find(name)
            ?? throw words.Mistake($"There is no call '{name}'.", Nearest.To(name, RouteNames.All));
    }

    private static void ReadCondition(ScriptWords words, ScriptLine line)
    {
        switch (words.Take("where, nth, times, always or a colon").ToLowerInvariant())
        {
            case "where":
                line.Conditions.Add((words.Take("a name of the path, as chunk"), words.Take("its value")));
                break;
            case "nth":
                line.FirstCall = words.Number(1);
                break;
            case "times":
                line.Times = words.Number(1);
                break;
            case "always":
                line.Times = null;
                break;
            case var other:
                throw words.Mistake($"'{other}' is none of where, nth, times and always.",
                    Nearest.To(other, ["where", "nth", "times", "always"]));
        }
    }
}

/// <summary>One line of a script.</summary>
internal sealed class ScriptLine(Route? route)
{
    public List<(string Name, string Value)> Conditions { get; } = [];

    public List<Fault> Faults { get; } = [];

    public int FirstCall { get; set; } = 1;

    /// <summary>Null: always.</summary>
    public int? Times { get; set; } = 1;

    public PlannedFault PlanIn(FaultPlan plan)
    {
        var planned = route is { } named ? plan.Plan(named, [.. Faults]) : plan.PlanForAny([.. Faults]);
        foreach (var (name, value) in Conditions)
            planned.When(call => name == "user" ? call.User == value : call.Values.GetValueOrDefault(name) == value);
        planned.AtCall(FirstCall);
        return Times is { } times ? planned.Times(times) : planned.Always();
    }
}

/// <summary>A line cannot be read at this word.</summary>
internal sealed class ScriptWordException(string message, int column, string? suggestion = null) : Exception(message)
{
    public int Column { get; } = column;

    public string? Suggestion { get; } = suggestion;
}

/// <summary>The words of a line: separated by blanks, texts in quotation marks, colon and comma for themselves.</summary>
internal sealed class ScriptWords
{
    private readonly List<(string Text, int Column)> _words = [];
    private readonly int _length;
    private int _next;

    public ScriptWords(string line)
    {
        _length = line.Length;
        for (var start = 0; start < line.Length;)
        {
            if (char.IsWhiteSpace(line[start]))
            {
                start++;
                continue;
            }
            var end = EndOf(line, start);
            _words.Add((line[start..end].Trim('"'), start + 1));
            start = end;
        }
    }

    public string? Next => _next < _words.Count ? _words[_next].Text : null;

    public string Take(string what) => _next < _words.Count ? _words[_next++].Text : throw Missing(what);

    public bool TakeIf(string word)
    {
        var isNext = string.Equals(Next, word, StringComparison.OrdinalIgnoreCase);
        if (isNext)
            _next++;
        return isNext;
    }

    public void Expect(string word)
    {
        if (!TakeIf(word))
            throw Missing($"'{word}'");
    }

    public void ExpectEnd()
    {
        if (Next is { } word)
            throw new ScriptWordException($"'{word}' is too much here.", _words[_next].Column);
    }

    public int Number(int least)
    {
        var word = Take("a number");
        return int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least
            ? number
            : throw Mistake($"'{word}' is no whole number of {least} or more.");
    }

    /// <summary>A time as <c>500ms</c>, <c>5s</c>, <c>2m</c> or <c>1h</c>.</summary>
    public TimeSpan Time()
    {
        var word = Take("a time, as 5s");
        var digits = word.TakeWhile(char.IsAsciiDigit).Count();
        TimeSpan? unit = word[digits..] switch
        {
            "ms" => TimeSpan.FromMilliseconds(1),
            "s" => TimeSpan.FromSeconds(1),
            "m" => TimeSpan.FromMinutes(1),
            "h" => TimeSpan.FromHours(1),
            _ => null,
        };
        return unit is { } one && int.TryParse(word[..digits], NumberStyles.None, CultureInfo.InvariantCulture, out var count)
            ? count * one
            : throw Mistake($"'{word}' is no time: write 500ms, 5s, 2m or 1h.");
    }

    /// <summary>A problem with the word that was taken last.</summary>
    public ScriptWordException Mistake(string message, string? suggestion = null) =>
        new(message, _words[Math.Max(0, _next - 1)].Column, suggestion);

    private ScriptWordException Missing(string what) => new(
        Next is { } word ? $"Here should be {what}, not '{word}'." : $"Behind the last word should be {what}.",
        Next is null ? _length + 1 : _words[_next].Column);

    private static int EndOf(string line, int start)
    {
        if (line[start] is ',' || (line[start] is ':' && (start + 1 == line.Length || char.IsWhiteSpace(line[start + 1]))))
            return start + 1;
        if (line[start] == '"')
            return line.IndexOf('"', start + 1) is >= 0 and var quote ? quote + 1 : line.Length;
        var end = start;
        // A colon ends a word only where a blank follows it: addresses have colons, too.
        while (end < line.Length && !char.IsWhiteSpace(line[end]) && line[end] != ','
            && !(line[end] == ':' && (end + 1 == line.Length || char.IsWhiteSpace(line[end + 1]))))
            end++;
        return end;
    }
}
