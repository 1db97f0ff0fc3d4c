<#
.SYNOPSIS
Installs the Anaplan components for SSIS on this machine: for the designer, for running packages, or both.

.DESCRIPTION
Puts the DLL into the global assembly cache and, for each place where this release of SSIS lies (64 and 32 bit), into
DTS\Connections, DTS\PipelineComponents and DTS\Tasks, with a map in DTS\UpgradeMappings. Needs administrator rights.
Close Visual Studio before; restart the services of SSIS after.

.PARAMETER DtsPath
DTS folders to use instead of those that the registry and the usual places name.

.EXAMPLE
.\Install.ps1 -WhatIf
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
# Editors: the cache is enough for them, and a machine that only executes packages does without.
$editors = Join-Path $here 'AnaplanConnectors.Ssis.Design.dll'
$map = Join-Path $here 'AnaplanConnectors.extensions.xml'

function Find-DtsFolder([string] $release) {
    $found = @()
    foreach ($view in 'Registry64', 'Registry32') {
        $root = [Microsoft.Win32.RegistryKey]::OpenBaseKey('LocalMachine', $view)
        foreach ($place in @(
                @("SOFTWARE\Microsoft\Microsoft SQL Server\$release\SSIS\Setup\DTSPath", ''),
                @("SOFTWARE\Microsoft\Microsoft SQL Server\$release\DTS\Setup", 'SQLPath'))) {
            $key = $root.OpenSubKey($place[0])
            if ($key) {
                $path = $key.GetValue($place[1])
                if ($path) { $found += $path }
            }
        }
    }
    foreach ($programs in $env:ProgramFiles, ${env:ProgramFiles(x86)}) {
        if ($programs) { $found += (Join-Path $programs "Microsoft SQL Server\$release\DTS") }
    }
    $found | ForEach-Object { $_.TrimEnd('\') } | Where-Object { Test-Path $_ } | Sort-Object -Unique
}

$framework = Get-ItemProperty 'HKLM:\SOFTWARE\Microsoft\NET Framework Setup\NDP\v4\Full' -ErrorAction SilentlyContinue
if (-not $framework -or $framework.Release -lt 461808) {
    throw '.NET Framework 4.7.2 or later is needed. Install it, then run this script again.'
}

if (-not $DtsPath) { $DtsPath = @(Find-DtsFolder $release) }
if ($DtsPath.Count -eq 0) {
    throw "SSIS of release $release is not on this machine. Take the zip of the release that is, or name its DTS folder with -DtsPath."
}

foreach ($assembly in $dll, $editors) {
    if ($PSCmdlet.ShouldProcess('global assembly cache', "install $assembly")) {
        [void][System.Reflection.Assembly]::LoadWithPartialName('System.EnterpriseServices')
        (New-Object System.EnterpriseServices.Internal.Publish).GacInstall($assembly)
        $name = [System.Reflection.AssemblyName]::GetAssemblyName($assembly)
        if (-not (Test-Path (Join-Path $env:windir "Microsoft.NET\assembly\GAC_MSIL\$($name.Name)\v4.0_$($name.Version)__3d6e1f720fe1d764"))) {
            throw "$assembly did not arrive in the global assembly cache. Run this script as administrator."
        }
    }
}

foreach ($dts in $DtsPath) {
    foreach ($folder in 'Connections', 'PipelineComponents', 'Tasks') {
        $target = Join-Path $dts $folder
        if ($PSCmdlet.ShouldProcess($target, 'copy AnaplanConnectors.Ssis.dll')) {
            New-Item -ItemType Directory -Force $target | Out-Null
            Copy-Item $dll $target -Force
        }
    }
    $target = Join-Path $dts 'UpgradeMappings'
    if ($PSCmdlet.ShouldProcess($target, 'copy AnaplanConnectors.extensions.xml')) {
        New-Item -ItemType Directory -Force $target | Out-Null
        Copy-Item $map $target -Force
    }
}

if (-not $WhatIfPreference) {
    Write-Output "Installed for release $release in: $($DtsPath -join ', '). Restart Visual Studio and the services of SSIS."
}
