using System.CommandLine;

namespace AnaplanConnectors.Cli;

/// <summary><c>anx conn test</c>: one line for each thing that has to work.</summary>
internal static class ConnTestCommand
{
    public static Command Create(AnxHost host)
    {
        var name = new Argument<string>("name") { Description = "The connection." };
        var command = new Command("test", "Look at a connection step by step: certificate, reach, clock, sign-in, rights. Changes nothing.") { name };
        command.Runs(host, async (parsed, screen, cancellationToken) =>
        {
            if (new ConnectionStore(host).Find(parsed.GetValue(name)!).Provider is not null)
            {
                var database = await DatabaseConnection.FindAsync(host, parsed.GetValue(name)!, cancellationToken);
                await using var connection = database.Factory.CreateConnection()!;
                connection.ConnectionString = database.ConnectionString;
                await connection.OpenAsync(cancellationToken);
                TablePrinter.Print(screen, [new("step"), new("result"), new("what")], [["open", "ok", $"{connection.DataSource} {connection.Database}, version {connection.ServerVersion}"]]);
                return ExitCode.Ok;
            }

            var check = new ConnectionCheck(screen, parsed.GetValue(name)!);
            await check.RunAsync(cancellationToken);
            CheckPrinter.Print(screen, check.Lines);
            if (check.Failure is not { } failure)
                return ExitCode.Ok;
            CheckPrinter.Explain(screen, failure);
            return failure.ExitCode;
        });
        return command;
    }
}
