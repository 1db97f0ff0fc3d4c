// dotnet tool restore && dotnet cake --target=Pack
// Everything real lives in MSBuild, so that `dotnet build` and `dotnet test` alone do the same.

var target = Argument("target", "Test");
var configuration = Argument("configuration", "Release");

// The machines that servers run on. Each gets one file that needs no .NET.
string[] runtimes = ["win-x64", "linux-x64", "linux-arm64"];

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

Task("Standalone")
    .Does(() =>
{
    var standalone = Directory("./artifacts/standalone");
    CleanDirectory(standalone);
    foreach (var runtime in runtimes)
    {
        var folder = standalone + Directory(runtime);
        DotNetPublish("./src/AnaplanConnectors.Cli", new DotNetPublishSettings
        {
            Configuration = configuration,
            Runtime = runtime,
            SelfContained = true,
            PublishSingleFile = true,
            OutputDirectory = folder,
            ArgumentCustomization = arguments => arguments.Append("-p:DebugType=none -p:PublishDocumentationFiles=false -p:IncludeNativeLibrariesForSelfExtract=true -p:NuGetLockFilePath=obj/standalone.lock.json -p:RestoreLockedMode=false"),
        });
        Archive(folder, standalone.Path + $"/anx-{runtime}");
        DeleteDirectory(folder, new DeleteDirectorySettings { Recursive = true });
    }

    var sums = GetFiles(standalone.Path + "/anx-*").Select(file => $"{CalculateFileHash(file).ToHex()}  {file.GetFilename()}");
    System.IO.File.WriteAllLines(standalone.Path + "/SHA256SUMS", sums);
});

// A zip for Windows; elsewhere a tar, which keeps the permission to run.
void Archive(DirectoryPath folder, string name)
{
    if (folder.GetDirectoryName().StartsWith("win"))
    {
        Zip(folder, name + ".zip");
        return;
    }

    using var file = System.IO.File.Create(name + ".tar.gz");
    using var gzip = new System.IO.Compression.GZipStream(file, System.IO.Compression.CompressionLevel.SmallestSize);
    System.Formats.Tar.TarFile.CreateFromDirectory(folder.FullPath, gzip, includeBaseDirectory: false);
}

RunTarget(target);
