<#
.SYNOPSIS
Removes what Install.ps1 put on this machine. Packages stay; they say what is missing when they are opened.

.PARAMETER DtsPath
DTS folders to clean instead of the usual places of this release.

.EXAMPLE
.\Uninstall.ps1 -WhatIf
Says what would be done.
#>
[CmdletBinding(SupportsShouldProcess = $true)]
param(
    [string[]] $DtsPath
)

Set-StrictMode -Version 2.0
$ErrorActionPreference = 'Stop'
$here = $PSScriptRoot
$release = (Get-Content (Join-Path $here 'release.txt') -TotalCount 1).Trim()
$dll = Join-Path $here 'AnaplanConnectors.Ssis.dll'
$editors = Join-Path $here 'AnaplanConnectors.Ssis.Design.dll'

if (-not $DtsPath) {
    $DtsPath = @()
    foreach ($view in 'Registry64', 'Registry32') {
        $root = [Microsoft.Win32.RegistryKey]::OpenBaseKey('LocalMachine', $view)
        $key = $root.OpenSubKey("SOFTWARE\Microsoft\Microsoft SQL Server\$release\SSIS\Setup\DTSPath")
        if ($key -and $key.GetValue('')) { $DtsPath += $key.GetValue('') }
        $key = $root.OpenSubKey("SOFTWARE\Microsoft\Microsoft SQL Server\$release\DTS\Setup")
        if ($key -and $key.GetValue('SQLPath')) { $DtsPath += $key.GetValue('SQLPath') }
    }
    foreach ($programs in $env:ProgramFiles, ${env:ProgramFiles(x86)}) {
        if ($programs) { $DtsPath += (Join-Path $programs "Microsoft SQL Server\$release\DTS") }
    }
    $DtsPath = @($DtsPath | ForEach-Object { $_.TrimEnd('\') } | Where-Object { Test-Path $_ } | Sort-Object -Unique)
}

foreach ($dts in $DtsPath) {
    foreach ($file in 'Connections\AnaplanConnectors.Ssis.dll', 'PipelineComponents\AnaplanConnectors.Ssis.dll', 'Tasks\AnaplanConnectors.Ssis.dll',
        'UpgradeMappings\AnaplanConnectors.extensions.xml') {
        $target = Join-Path $dts $file
        if ((Test-Path $target) -and $PSCmdlet.ShouldProcess($target, 'delete')) {
            Remove-Item $target -Force
        }
    }
}

foreach ($assembly in $editors, $dll) {
    if ($PSCmdlet.ShouldProcess('global assembly cache', "remove $assembly")) {
        [void][System.Reflection.Assembly]::LoadWithPartialName('System.EnterpriseServices')
        (New-Object System.EnterpriseServices.Internal.Publish).GacRemove($assembly)
    }
}
