using System.CommandLine;

namespace AnaplanConnectors.Cli;

/// <summary>All commands.</summary>
internal static class Commands
{
    public static RootCommand Root(AnxHost host)
    {
        var root = new RootCommand("""
            Moves rows and files in and out of Anaplan, and tells the truth about it.

            Examples:
              anx demo                                                      see it work, without an account
              anx conn add prod --user you@example.com --password-stdin     keep a connection
              anx ls "prod:/Finance/FP&A/imports"                           look around
              anx copy actuals.csv "prod:/Finance/FP&A/imports/Load Actuals"
              anx copy "prod:/Finance/FP&A/exports/P&L" pnl.parquet
            """)
        {
            DemoCommand.Create(host),
            CopyCommand.Create(host),
            CopyCommand.CreatePlan(host),
            PreviewCommand.Create(host),
            ContractCommand.Create(host),
            LsCommand.Create(host),
            DescribeCommand.Create(host),
            FileCommand.Create(host),
            RunCommand.Create(host, ObjectKind.Imports),
            RunCommand.Create(host, ObjectKind.Exports),
            RunCommand.Create(host, ObjectKind.Processes),
            RunCommand.Create(host, ObjectKind.Actions),
            RunsCommand.Create(host),
            RejectsCommand.Create(host),
            CheckCommand.Create(host),
            ConnCommand.Create(host),
            DoctorCommand.Create(host),
            ExplainCommand.Create(host),
            SimCommand.Create(host),
            ExitCodesCommand.Create(host),
            HelpCommand.Create(host),
        };
        foreach (var option in GlobalOptions.All)
            root.Options.Add(option);
        Help.Install(root);
        return root;
    }
}
