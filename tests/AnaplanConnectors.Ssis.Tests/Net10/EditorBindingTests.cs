using System.Reflection;
using Microsoft.SqlServer.Dts.Pipeline;
using Microsoft.SqlServer.Dts.Runtime;

namespace AnaplanConnectors.Ssis.Tests;

/// <summary>The DLL of the editors against the list of what the real SSIS assemblies hold, and against the names that the components give.</summary>
public sealed class EditorBindingTests
{
    private const string Release = "150";

    private static readonly SdkSurface Surface = SdkSurface.Read(Path.Combine(TestContext.CurrentContext.TestDirectory, "ssis-sdk-surface.txt"));

    private CompiledAssembly _dll = null!;

    [OneTimeSetUp]
    public void Open() => _dll = new CompiledAssembly(SsisDll.EditorsPathOf(Release));

    [OneTimeTearDown]
    public void Close() => _dll.Dispose();

    [Test]
    public void Every_type_and_member_of_the_SDK_is_there()
    {
        Assert.That(_dll.SdkTypes.Where(one => !Surface.HasType(one.Assembly, one.Type)), Is.Empty);
        Assert.That(_dll.SdkMembers.Where(one => !Surface.Declares(one.Type, one.Member)), Is.Empty);
        Assert.That(_dll.SdkMembers, Is.Not.Empty);
    }

    [Test]
    public void It_needs_the_framework_SSIS_and_the_components_and_nothing_else()
    {
        string[] known = ["mscorlib", "System", "System.Core", "System.Data", "System.Xml", "System.Drawing", "System.Windows.Forms", "AnaplanConnectors.Ssis"];

        var others = _dll.References.Select(one => one.Name!).Where(name => !known.Contains(name) && !name.StartsWith("Microsoft.SqlServer.", StringComparison.Ordinal));

        Assert.That(others, Is.Empty);
    }

    [Test]
    public void The_components_name_editors_that_are_in_it()
    {
        string[] names =
        [
            typeof(AnaplanSource).GetCustomAttribute<DtsPipelineComponentAttribute>()!.UITypeName,
            typeof(AnaplanDestination).GetCustomAttribute<DtsPipelineComponentAttribute>()!.UITypeName,
            typeof(AnaplanTask).GetCustomAttribute<DtsTaskAttribute>()!.UITypeName,
            typeof(AnaplanConnectionManager).GetCustomAttribute<DtsConnectionAttribute>()!.UITypeName,
        ];

        Assert.That(names.Select(name => name.Split(',')[0]), Is.SubsetOf(_dll.PublicTypes));
        Assert.That(names.Select(name => name[(name.IndexOf(',', StringComparison.Ordinal) + 2)..]), Is.All.EqualTo(_dll.Name.FullName));
    }
}
