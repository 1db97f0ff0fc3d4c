using System.CommandLine;

namespace AnaplanConnectors.Cli;

/// <summary><c>anx doctor</c>: this machine, then every connection.</summary>
internal static class DoctorCommand
{
    public static Command Create(AnxHost host)
    {
        var name = new Argument<string?>("connection") { Description = "One connection; without it all of them.", Arity = ArgumentArity.ZeroOrOne };
        var command = new Command("doctor", """
            Look for what could keep jobs from running: this machine, secrets, certificates, reach, clock, sign-in, rights. Changes nothing.

            Examples:
              anx doctor           everything
              anx doctor prod      one connection
            """)
        {
            name,
        };
        command.Runs(host, async (parsed, screen, cancellationToken) =>
        {
            var store = new ConnectionStore(host);
            var names = parsed.GetValue(name) is { } one ? [one] : store.List().Keys.ToList();
            var lines = new List<CheckLine>(MachineCheck.Run(host));
            var failures = new List<Failure>();
            foreach (var connection in names)
            {
                var check = new ConnectionCheck(screen, connection);
                await check.RunAsync(cancellationToken);
                lines.AddRange(check.Lines.Select(line => line with { Step = $"{connection}: {line.Step}" }));
                if (check.Failure is { } failure)
                    failures.Add(failure);
            }

            CheckPrinter.Print(screen, lines);
            if (names.Count == 0)
                screen.Say("No connections yet. Add one with: anx conn add prod --user you@example.com");
            failures.ForEach(failure => CheckPrinter.Explain(screen, failure));
            return failures.Count == 0 ? ExitCode.Ok : failures[0].ExitCode;
        });
        return command;
    }
}
