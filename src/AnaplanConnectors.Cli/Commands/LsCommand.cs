using System.CommandLine;
using AnaplanConnectors.Client;

namespace AnaplanConnectors.Cli;

/// <summary><c>anx ls</c>: what there is, one level below a location.</summary>
internal static class LsCommand
{
    public static Command Create(AnxHost host)
    {
        var location = new Argument<string?>("location")
        {
            Description = "connection:/  connection:/@users  connection:/workspace  …/@roles  …/model  …/model/kind  …/imports/name/tasks",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var command = new Command("ls", $"""
            List what there is: workspaces, models, and what is in a model.

            Kinds in a model: {string.Join(", ", ObjectKinds.Words)}.

            Examples:
              anx ls                                              the connections
              anx ls prod:/                                       the workspaces
              anx ls prod:/@users                                 the users of the tenant
              anx ls prod:/Finance                                the models of a workspace
              anx ls prod:/Finance/@roles                         its administrators and visitors
              anx ls "prod:/Finance/FP&A/imports"                 the imports of a model
              anx ls "prod:/Finance/FP&A/imports/Load/tasks"      what an import has run
            """)
        {
            location,
        };
        command.Runs(host, async (parsed, screen, cancellationToken) =>
        {
            await ListAsync(screen, parsed.GetValue(location), cancellationToken);
            return ExitCode.Ok;
        });
        return command;
    }

    private static async Task ListAsync(Screen screen, string? text, CancellationToken cancellationToken)
    {
        if (text is null)
        {
            ConnCommand.Print(screen);
            return;
        }

        var location = Location.ParseAnaplan(text.EndsWith(":", StringComparison.Ordinal) ? text + "/" : text);
        if (location.Model is not null && location.WorkspaceWord is null)
        {
            using var place = await ModelPlace.OpenAsync(screen, location, null, cancellationToken);
            await ListModelAsync(screen, place.Access, location, cancellationToken);
            return;
        }

        using var client = await new ConnectionFactory(screen).ConnectAsync(location.Connection, null, cancellationToken);
        await TenantObjects.ListAsync(screen, client, location, cancellationToken);
    }

    private static async Task ListModelAsync(Screen screen, ModelClient model, AnaplanLocation location, CancellationToken cancellationToken)
    {
        if (location.Kind is not { } kind)
        {
            await ModelObjects.PrintCountsAsync(screen, model, cancellationToken);
            return;
        }

        if (location.IsTasks && location.TaskId is null)
        {
            await ActionTasks.PrintAsync(screen, model, kind, location.Name!, cancellationToken);
            return;
        }

        if (location.Name is not null)
            throw new UsageException($"'{location}' is a single {(location.IsTasks ? "task" : kind.Singular())}.", $"See it with: anx describe \"{location}\"");
        TablePrinter.Print(screen, ModelObjects.Columns(kind), await ModelObjects.RowsAsync(model, kind, cancellationToken));
    }
}
