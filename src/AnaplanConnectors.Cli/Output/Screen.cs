using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Spectre.Console;

namespace AnaplanConnectors.Cli;

/// <summary>How results are written to standard output.</summary>
internal enum OutputFormat
{
    Table,
    Json,
    Csv,
    Tsv,
}

/// <summary>
/// The two streams of a command: results on standard output, everything else on standard error. Pipes never see escape codes.
/// </summary>
internal sealed class Screen
{
    public Screen(AnxHost host, OutputSettings settings)
    {
        Host = host;
        Settings = settings;
        Out = Console(host.Out, host.IsOutTerminal);
        Error = Console(host.Error, host.IsErrorTerminal);
    }

    public AnxHost Host { get; }

    public OutputSettings Settings { get; }

    public IAnsiConsole Out { get; }

    public IAnsiConsole Error { get; }

    /// <summary>Whether rows or a file go to standard output, so that nothing else may.</summary>
    public bool IsOutTaken { get; set; }

    public bool IsJson => Settings.Format == OutputFormat.Json;

    /// <summary>Progress is redrawn in place on a terminal, written as lines elsewhere, and left out when nobody wants it.</summary>
    public bool RedrawsProgress => Host.IsErrorTerminal && !IsPlain;

    private bool IsPlain => Settings.NoColor || Host.Environment("NO_COLOR") is { Length: > 0 } || Host.Environment("TERM") == "dumb"
        || Host.Environment("CI") is { Length: > 0 };

    /// <summary>The same, with results on standard error.</summary>
    public Screen OnError() => new(Host with { Out = Host.Error, IsOutTerminal = Host.IsErrorTerminal }, Settings);

    /// <summary>A line for people on standard error; not with <c>--quiet</c>.</summary>
    public void Say(string text)
    {
        if (!Settings.Quiet)
            Host.Error.WriteLine(Printable.Of(text));
    }

    /// <summary>A line for people who asked for details with <c>--verbose</c>.</summary>
    public void Detail(string text)
    {
        if (Settings.Verbose)
            Host.Error.WriteLine(Printable.Of(text));
    }

    public void Warn(string text) => Error.MarkupLineInterpolated($"[yellow]warning[/]  {Printable.Of(text)}");

    public void Json<T>(T document, JsonTypeInfo<T> type) => Host.Out.WriteLine(JsonSerializer.Serialize(document, type));

    private IAnsiConsole Console(TextWriter writer, bool isTerminal)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(writer),
            Ansi = isTerminal && !IsPlain ? AnsiSupport.Detect : AnsiSupport.No,
            ColorSystem = isTerminal && !IsPlain ? ColorSystemSupport.Detect : ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.No,
        });
        console.Profile.Width = Host.Width;
        return console;
    }
}

/// <summary>The flags that every command has.</summary>
internal sealed record OutputSettings(OutputFormat Format, bool Quiet, bool Verbose, bool NoColor, bool NoProgress);
