using System.CommandLine;

namespace AnaplanConnectors.Cli;

/// <summary><c>anx explain</c>: the page of an error code.</summary>
internal static class ExplainCommand
{
    public static Command Create(AnxHost host)
    {
        var code = new Argument<string?>("code") { Description = "Such as ANX3001; without it all codes are listed.", Arity = ArgumentArity.ZeroOrOne };
        var command = new Command("explain", """
            Say what an error code means and what to do about it.

            Examples:
              anx explain ANX3001
              anx explain              all codes
            """)
        {
            code,
        };
        command.Runs(host, (parsed, screen, _) =>
        {
            if (parsed.GetValue(code) is { } wanted)
                Print(screen, Find(wanted));
            else
                TablePrinter.Print(screen, [new("code"), new("meaning")], ErrorPages.All.Select(page => (IReadOnlyList<string>)[page.Code, page.Title]).ToList());
            return Task.FromResult(ExitCode.Ok);
        });
        return command;
    }

    private static ErrorPage Find(string wanted)
    {
        var text = wanted.Trim().ToUpperInvariant();
        // A bare number is what people copy.
        var code = text.StartsWith("ANX", StringComparison.Ordinal) ? text : "ANX" + text;
        return ErrorPages.All.FirstOrDefault(page => page.Code == code)
            ?? throw new UsageException($"There is no error code '{wanted}'.", "List them with: anx explain");
    }

    private static void Print(Screen screen, ErrorPage page)
    {
        if (screen.IsJson)
        {
            PropertyPrinter.Print(screen, [new("code", page.Code), new("title", page.Title), new("text", page.Text)]);
            return;
        }

        screen.Host.Out.WriteLine($"{page.Code}  {page.Title}");
        screen.Host.Out.WriteLine();
        screen.Host.Out.WriteLine(page.Text);
    }
}
