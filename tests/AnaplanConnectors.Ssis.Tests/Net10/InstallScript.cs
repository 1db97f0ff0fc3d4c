using System.Management.Automation;
using System.Management.Automation.Runspaces;

namespace AnaplanConnectors.Ssis.Tests;

/// <summary>
/// Runs an install script in a PowerShell without any of its cmdlets for files and registry: stand-ins note what was asked of them. Windows
/// itself is not needed, and nothing is touched.
/// </summary>
internal static class InstallScript
{
    private const string StandIns = """
        $global:Asked = New-Object-List
        function Note([string] $what) { [void]$global:Asked.Add($what) }
        function Join-Path($a, $b) { "$a\$b" }
        function Get-Content($Path, $TotalCount) { '150' }
        function Get-ItemProperty { [CmdletBinding()] param($Path) [pscustomobject]@{ Release = $global:Framework } }
        function Test-Path($Path) { $true }
        function New-Item { param($ItemType, [switch] $Force, $Path, [Parameter(ValueFromRemainingArguments)] $Rest) }
        function Copy-Item { param($From, $To, [switch] $Force) Note "copy $From to $To" }
        function Remove-Item { param($Path, [switch] $Force) Note "delete $Path" }
        function Write-Output($Text) { $Text }
        function New-Object($Type) {
            $publish = [pscustomobject]@{}
            $publish | Add-Method 'GacInstall'
            $publish | Add-Method 'GacRemove'
            $publish
        }
        filter Add-Method([string] $name) {
            $_.psobject.Members.Add([System.Management.Automation.PSScriptMethod]::new($name, [scriptblock]::Create("param(`$dll) Note `"$name `$dll`"")))
        }
        """;

    /// <summary>What the script asked for, in order.</summary>
    public static IReadOnlyList<string> Run(string path, int framework = 528040, bool whatIf = false)
    {
        using var runspace = RunspaceFactory.CreateRunspace(InitialSessionState.CreateDefault2());
        runspace.Open();
        using var shell = PowerShell.Create(runspace);
        runspace.SessionStateProxy.SetVariable("Framework", framework);
        shell.AddScript(StandIns.Replace("New-Object-List", "[System.Collections.ArrayList]::new()", StringComparison.Ordinal)).Invoke();
        shell.Commands.Clear();

        // AssemblyName.GetAssemblyName wants a file; the DLL's name is all that the script takes from it.
        var script = File.ReadAllText(path).Replace("[System.Reflection.AssemblyName]::GetAssemblyName($assembly)", "[System.Reflection.AssemblyName]'AnaplanConnectors.Ssis, Version=1.0.150.0'", StringComparison.Ordinal);
        var folder = Directory.CreateTempSubdirectory();
        var copy = Path.Combine(folder.FullName, "Script.ps1");
        File.WriteAllText(copy, script);
        shell.AddCommand(copy).AddParameter("DtsPath", new[] { @"C:\x64\DTS", @"C:\x86\DTS" });
        if (whatIf)
            shell.AddParameter("WhatIf");
        try
        {
            shell.Invoke();
        }
        finally
        {
            folder.Delete(recursive: true);
        }

        Assert.That(shell.Streams.Error, Is.Empty);
        return ((System.Collections.ArrayList)runspace.SessionStateProxy.GetVariable("Asked")).Cast<object>().Select(one => one.ToString()!.Replace(folder.FullName, @"C:\zip", StringComparison.Ordinal)).ToList();
    }
}
