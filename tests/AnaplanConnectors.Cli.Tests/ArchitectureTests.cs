using System.Reflection;
using System.Xml.Linq;
using AnaplanConnectors.AdoNet;
using AnaplanConnectors.Arrow;
using AnaplanConnectors.Client;
using AnaplanConnectors.ObjectStorage;
using AnaplanConnectors.Simulator;
using AnaplanConnectors.Transfer;
using AnaplanConnectors.TestKit;

namespace AnaplanConnectors.Cli.Tests;

/// <summary>States the table of docs/architecture.md, so that the drawing cannot rot.</summary>
public sealed class ArchitectureTests
{
    private const BindingFlags Everything =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private static readonly Assembly ClientAssembly = typeof(AnaplanClient).Assembly;
    private static readonly Assembly TransferAssembly = typeof(RowTransfer).Assembly;
    private static readonly Assembly AdoNetAssembly = typeof(DbQuery).Assembly;
    private static readonly Assembly ArrowAssembly = typeof(ParquetFile).Assembly;
    private static readonly Assembly ObjectStorageAssembly = typeof(S3Bucket).Assembly;
    private static readonly Assembly SimulatorAssembly = typeof(AnaplanSimulator).Assembly;

    private static IEnumerable<TestCaseData> Dependencies()
    {
        yield return new TestCaseData(ClientAssembly, Array.Empty<string>()).SetName("Client_depends_on_none_of_our_projects");
        yield return new TestCaseData(SimulatorAssembly, Array.Empty<string>()).SetName("Simulator_depends_on_none_of_our_projects");
        yield return new TestCaseData(TransferAssembly, new[] { "Client" }).SetName("Transfer_depends_on_Client_only");
        yield return new TestCaseData(AdoNetAssembly, new[] { "Transfer", "Client" }).SetName("AdoNet_depends_on_Transfer_and_Client_only");
        yield return new TestCaseData(ArrowAssembly, new[] { "Transfer" }).SetName("Arrow_depends_on_Transfer_only");
        yield return new TestCaseData(ObjectStorageAssembly, new[] { "Transfer" }).SetName("ObjectStorage_depends_on_Transfer_only");
    }

    [TestCaseSource(nameof(Dependencies))]
    public void Projects_point_one_way(Assembly assembly, string[] allowed)
    {
        var ours = assembly.GetReferencedAssemblies().Select(name => name.Name!).Where(name => name.StartsWith("AnaplanConnectors.", StringComparison.Ordinal));

        Assert.That(ours, Is.SubsetOf(allowed.Select(name => "AnaplanConnectors." + name)));
    }

    [TestCase("Rows", "AnaplanConnectors.Client", "AnaplanConnectors.Transfer.Csv", "AnaplanConnectors.Transfer.Anaplan", "CsvHelper", "System.Net")]
    [TestCase("Storage", "AnaplanConnectors.Client", "AnaplanConnectors.Transfer.Csv", "AnaplanConnectors.Transfer.Anaplan", "System.Net")]
    [TestCase("Csv", "AnaplanConnectors.Client", "AnaplanConnectors.Transfer.Anaplan", "System.Net.Http")]
    public void Folders_of_Transfer_do_not_know(string folder, params string[] unknown)
    {
        var known = TransferAssembly.GetTypes()
            .Where(type => type.Namespace == $"AnaplanConnectors.Transfer.{folder}")
            .SelectMany(type => TypesUsedBy(type).Select(used => (From: type.Name, To: used.FullName ?? used.Name)))
            .Where(use => Array.Exists(unknown, name => use.To.StartsWith(name + ".", StringComparison.Ordinal)));

        Assert.That(known, Is.Empty);
    }

    /// <summary>An engine of Arrow's, not a connector; the command line goes without its native libraries (docs/decisions/0052).</summary>
    [Test]
    public void ParquetSharp_depends_on_Arrow_only_and_the_command_line_does_not_have_it()
    {
        Assert.That(References("connectors", "AnaplanConnectors.ParquetSharp", "AnaplanConnectors.ParquetSharp.csproj"), Is.EqualTo(new[] { "AnaplanConnectors.Arrow" }));
        Assert.That(References("src", "AnaplanConnectors.Cli", "AnaplanConnectors.Cli.csproj"), Has.None.EqualTo("AnaplanConnectors.ParquetSharp"));
    }

    /// <summary>Built for .NET Framework and SSIS, so it is not loaded here; what its DLL refers to is looked at in its own tests.</summary>
    [Test]
    public void Ssis_depends_on_Transfer_and_the_contract_of_SSIS_only()
    {
        var names = References("connectors", "AnaplanConnectors.Ssis", "AnaplanConnectors.Ssis.csproj");

        Assert.That(names, Has.Some.EqualTo("AnaplanConnectors.Transfer"));
        Assert.That(names.Where(name => !name.StartsWith("Microsoft.SqlServer.", StringComparison.Ordinal)), Is.EqualTo(new[] { "AnaplanConnectors.Transfer" }));
    }

    [Test]
    public void Nothing_but_its_editors_and_tests_depends_on_Ssis()
    {
        var projects = new[] { "src", "connectors" }
            .SelectMany(folder => Directory.EnumerateFiles(Repository.Path(folder), "*.csproj", SearchOption.AllDirectories))
            .Where(path => References(path).Any(name => name.StartsWith("AnaplanConnectors.Ssis", StringComparison.Ordinal)))
            .Select(Path.GetFileNameWithoutExtension);

        Assert.That(projects, Is.EqualTo(new[] { "AnaplanConnectors.Ssis.Design" }));
    }

    [Test]
    public void Client_knows_no_rows()
    {
        var used = ClientAssembly.GetTypes().SelectMany(TypesUsedBy).Select(type => type.Namespace).Distinct();

        Assert.That(used, Has.None.StartsWith("System.Data"));
    }

    [Test]
    public void Only_packages_that_were_decided_on_are_loaded()
    {
        string[] decided =
        [
            "Apache.Arrow", "Apache.Arrow.Compression", "AWSSDK.S3", "AWSSDK.SecurityToken", "Azure.Identity", "Azure.Storage.Blobs", "CsvHelper", "K4os.Compression.LZ4", "Microsoft.Data.Sqlite", "Npgsql", "Parquet.Net", "ParquetSharp", "Polly.Core", "Snappier",
            "Spectre.Console", "System.CommandLine", "System.IO.Hashing", "YamlDotNet", "ZstdSharp.Port",
        ];
        var root = Repository.Root;

        var direct = Directory.EnumerateFiles(root, "*.csproj", SearchOption.AllDirectories)
            .Where(path => path.Contains($"{Path.DirectorySeparatorChar}src{Path.DirectorySeparatorChar}", StringComparison.Ordinal)
                || path.Contains($"{Path.DirectorySeparatorChar}connectors{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .SelectMany(path => XDocument.Load(path).Descendants("PackageReference"))
            .Where(package => !((string?)package.Attribute("Condition") ?? "").Contains("net472", StringComparison.Ordinal))
            .Select(package => (string)package.Attribute("Include")!)
            .Distinct();

        Assert.That(direct, Is.SubsetOf(decided));
    }

    private static List<string> References(params string[] path)
        => XDocument.Load(path.Length == 1 ? path[0] : Repository.Path(path)).Descendants("ProjectReference")
            .Where(reference => reference.Attribute("Include") is not null) // the others set defaults
            .Select(reference => Path.GetFileNameWithoutExtension(((string)reference.Attribute("Include")!).Replace('\\', '/')))
            .ToList();

    /// <summary>Types in signatures, fields, bases and method bodies' locals. Enough to notice a wrong direction.</summary>
    private static IEnumerable<Type> TypesUsedBy(Type type)
    {
        var direct = new[] { type.BaseType }.Concat(type.GetInterfaces())
            .Concat(type.GetFields(Everything).Select(field => field.FieldType))
            .Concat(type.GetProperties(Everything).Select(property => property.PropertyType))
            .Concat(type.GetMethods(Everything).SelectMany(method => method.GetParameters().Select(parameter => parameter.ParameterType).Append(method.ReturnType)))
            .Concat(type.GetConstructors(Everything).SelectMany(constructor => constructor.GetParameters().Select(parameter => parameter.ParameterType)))
            .Concat(type.GetMethods(Everything).SelectMany(method => method.GetMethodBody()?.LocalVariables.Select(local => local.LocalType) ?? []));
        return direct.OfType<Type>().SelectMany(Flatten).Distinct();
    }

    private static IEnumerable<Type> Flatten(Type type)
        => type.HasElementType ? Flatten(type.GetElementType()!) : type.IsGenericType ? type.GetGenericArguments().SelectMany(Flatten).Append(type) : [type];
}
