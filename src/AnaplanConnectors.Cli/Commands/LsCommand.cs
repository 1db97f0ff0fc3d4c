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
            Description = "connection:/  connection:/workspace  connection:/workspace/model  connection:/workspace/model/kind",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var command = new Command("ls", """
            List workspaces, models, imports, exports, actions, processes, files, lists or modules.

            Examples:
              anx ls                                   the connections
              anx ls prod:/                            the workspaces
              anx ls prod:/Finance                     its models
              anx ls "prod:/Finance/FP&A/imports"      the imports of a model
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
        if (location.Model is not null)
        {
            using var place = await ModelPlace.OpenAsync(screen, location, null, cancellationToken);
            await ListModelAsync(screen, place.Access, location, cancellationToken);
            return;
        }

        using var client = await new ConnectionFactory(screen).ConnectAsync(location.Connection, null, cancellationToken);
        if (location.Workspace is { } workspace)
            await ListModelsAsync(screen, client, workspace, cancellationToken);
        else
            await ListWorkspacesAsync(screen, client, cancellationToken);
    }

    private static async Task ListWorkspacesAsync(Screen screen, AnaplanClient client, CancellationToken cancellationToken)
    {
        var rows = new List<IReadOnlyList<string>>();
        await foreach (var workspace in client.GetWorkspacesAsync(cancellationToken))
            rows.Add([workspace.Name, workspace.Id, workspace.Active ? "active" : "inactive"]);
        TablePrinter.Print(screen, [new("name"), new("id"), new("state")], rows);
    }

    private static async Task ListModelsAsync(Screen screen, AnaplanClient client, string workspaceName, CancellationToken cancellationToken)
    {
        var workspace = await client.FindWorkspaceAsync(workspaceName, cancellationToken);
        var rows = new List<IReadOnlyList<string>>();
        await foreach (var model in client.GetModelsAsync(workspace.Id, cancellationToken))
            rows.Add([model.Name, model.Id, model.State.ToString()]);
        TablePrinter.Print(screen, [new("name"), new("id"), new("state")], rows);
    }

    private static async Task ListModelAsync(Screen screen, ModelClient model, AnaplanLocation location, CancellationToken cancellationToken)
    {
        if (location.Kind is not { } kind)
        {
            var rows = new List<IReadOnlyList<string>>();
            foreach (var one in Enum.GetValues<ObjectKind>())
                rows.Add([one.Word(), await ModelObjects.CountAsync(model, one, cancellationToken)]);
            TablePrinter.Print(screen, [new("kind"), new("count", IsNumber: true)], rows);
            return;
        }

        if (location.Name is not null)
            throw new UsageException($"'{location}' is a single {kind.Singular()}.", $"See it with: anx describe \"{location}\"");
        TablePrinter.Print(screen, ModelObjects.Columns(kind), await ModelObjects.RowsAsync(model, kind, cancellationToken));
    }
}
