using System.Management.Automation;
using System.Management.Automation.Language;
using AnaplanConnectors.TestKit;

namespace AnaplanConnectors.Ssis.Tests;

public sealed class InstallScriptTests
{
    private static readonly string Install = Repository.Path("packaging", "ssis", "Install.ps1");
    private static readonly string Uninstall = Repository.Path("packaging", "ssis", "Uninstall.ps1");

    [TestCase("Install.ps1"), TestCase("Uninstall.ps1")]
    public void Scripts_are_PowerShell(string name)
    {
        Parser.ParseFile(Repository.Path("packaging", "ssis", name), out _, out var errors);

        Assert.That(errors, Is.Empty);
    }

    [Test]
    public void The_DLLs_go_into_the_cache_and_the_one_of_the_components_into_every_folder_of_both_trees()
    {
        var asked = InstallScript.Run(Install);

        Assert.That(asked, Is.EqualTo(new[] { @"GacInstall C:\zip\AnaplanConnectors.Ssis.dll", @"GacInstall C:\zip\AnaplanConnectors.Ssis.Design.dll" }.Concat(new[] { "x64", "x86" }.SelectMany(Copies))));
    }

    [Test]
    public void A_dry_run_does_nothing()
    {
        Assert.That(InstallScript.Run(Install, whatIf: true), Is.Empty);
        Assert.That(InstallScript.Run(Uninstall, whatIf: true), Is.Empty);
    }

    [Test]
    public void An_old_framework_stops_the_installation_before_it_begins()
    {
        Assert.That(() => InstallScript.Run(Install, framework: 394802), Throws.InstanceOf<RuntimeException>().With.Message.Contains("4.7.2"));
    }

    [Test]
    public void What_was_installed_is_taken_away_again()
    {
        var installed = InstallScript.Run(Install).Count;

        var asked = InstallScript.Run(Uninstall);

        Assert.That(asked, Has.Count.EqualTo(installed));
        Assert.That(asked.Last(), Is.EqualTo(@"GacRemove C:\zip\AnaplanConnectors.Ssis.dll"));
        Assert.That(asked, Has.Exactly(8).StartsWith("delete "));
    }

    private static IEnumerable<string> Copies(string tree) =>
    [
        $@"copy C:\zip\AnaplanConnectors.Ssis.dll to C:\{tree}\DTS\Connections",
        $@"copy C:\zip\AnaplanConnectors.Ssis.dll to C:\{tree}\DTS\PipelineComponents",
        $@"copy C:\zip\AnaplanConnectors.Ssis.dll to C:\{tree}\DTS\Tasks",
        $@"copy C:\zip\AnaplanConnectors.extensions.xml to C:\{tree}\DTS\UpgradeMappings",
    ];
}
