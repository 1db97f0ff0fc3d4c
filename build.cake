// dotnet tool restore && dotnet cake --target=Pack
// Everything real lives in MSBuild, so that `dotnet build` and `dotnet test` alone do the same.

var target = Argument("target", "Test");
var configuration = Argument("configuration", "Release");

const string Solution = "./AnaplanConnectors.sln";
var packages = Directory("./artifacts/packages");

Task("Clean")
    .Does(() =>
{
    DotNetClean(Solution, new DotNetCleanSettings { Configuration = configuration, Verbosity = DotNetVerbosity.Quiet });
    CleanDirectory(packages);
});

Task("Restore")
    .Does(() => DotNetRestore(Solution));

Task("Build")
    .IsDependentOn("Restore")
    .Does(() => DotNetBuild(Solution, new DotNetBuildSettings { Configuration = configuration, NoRestore = true }));

Task("Test")
    .IsDependentOn("Build")
    .Does(() => DotNetTest(Solution, new DotNetTestSettings { Configuration = configuration, NoRestore = true, NoBuild = true }));

Task("Pack")
    .IsDependentOn("Build")
    .Does(() => DotNetPack(Solution, new DotNetPackSettings
    {
        Configuration = configuration,
        NoRestore = true,
        NoBuild = true,
        OutputDirectory = packages,
    }));

RunTarget(target);
