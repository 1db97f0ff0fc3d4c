using System.CommandLine;

namespace AnaplanConnectors.Cli;

/// <summary><c>anx describe</c>: everything the service tells about one object.</summary>
internal static class DescribeCommand
{
    public static Command Create(AnxHost host)
    {
        var location = new Argument<string>("location") { Description = "connection:/[workspace[/model[/kind/name]]], connection:/@users/address, …/imports/name/tasks/id" };
        var command = new Command("describe", """
            Show what the service tells about a tenant, workspace, user, model, or anything in a model.

            Examples:
              anx describe prod:/                                     the tenant and who is signed in
              anx describe prod:/@users/you@example.com
              anx describe "prod:/Finance/FP&A"                       a model, and what it is doing
              anx describe "prod:/Finance/FP&A/imports/Load Actuals"
              anx describe "prod:/Finance/FP&A/lists/Products" --json
            """)
        {
            location,
        };
        command.Runs(host, async (parsed, screen, cancellationToken) =>
        {
            var properties = await DescribeAsync(screen, Location.ParseAnaplan(parsed.GetValue(location)!), cancellationToken);
            PropertyPrinter.Print(screen, properties);
            return ExitCode.Ok;
        });
        return command;
    }

    private static async Task<IReadOnlyList<Property>> DescribeAsync(Screen screen, AnaplanLocation where, CancellationToken cancellationToken)
    {
        if (where.TenantWord is null && where.Model is not null && where.WorkspaceWord is null)
        {
            using var place = await ModelPlace.OpenAsync(screen, where, null, cancellationToken);
            if (where is { IsTasks: true, TaskId: { } taskId, Kind: { } actionKind, Name: { } action })
                return await ActionTasks.DescribeAsync(place.Access, actionKind, action, taskId, cancellationToken);
            if (where is { Kind: { } kind, Name: { } name } && !where.IsTasks)
                return await ObjectDescriptions.DescribeAsync(place.Access, kind, name, cancellationToken);
            return where.Kind is null
                ? await TenantDescriptions.ModelAsync(place, cancellationToken)
                : throw new UsageException($"'{where}' names a kind, not an object.", $"List them with: anx ls \"{where}\"");
        }

        using var client = await new ConnectionFactory(screen).ConnectAsync(where.Connection, null, cancellationToken);
        return await TenantDescriptions.DescribeAsync(client, where, cancellationToken);
    }
}
