namespace AnaplanConnectors.Ssis.Tests;

/// <summary>Each DLL of the editors against the list of what the real SSIS assemblies hold.</summary>
[TestFixture("130"), TestFixture("140"), TestFixture("150"), TestFixture("160"), TestFixture("170")]
public sealed class EditorBindingTests(string release)
{
    private static readonly SdkSurface Surface = SdkSurface.Read(Path.Combine(TestContext.CurrentContext.TestDirectory, "ssis-sdk-surface.txt"));

    private CompiledAssembly _dll = null!;

    [OneTimeSetUp]
    public void Open() => _dll = new CompiledAssembly(SsisDll.EditorsPathOf(release));

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
    public void SSIS_and_the_components_are_referred_to_as_those_of_the_release()
    {
        var identities = _dll.References.Where(one => one.Name!.StartsWith("Microsoft.SqlServer.", StringComparison.Ordinal) || one.Name == "AnaplanConnectors.Ssis")
            .Select(one => $"{one.Version} {Convert.ToHexString(one.GetPublicKeyToken()!)}").Distinct();

        Assert.That(identities, Is.EquivalentTo(new[] { $"{release[..2]}.0.0.0 89845DCD8080CC91", $"1.0.{release}.0 3D6E1F720FE1D764" }));
        Assert.That(_dll.Name.FullName, Is.EqualTo($"AnaplanConnectors.Ssis.Design, Version=1.0.{release}.0, Culture=neutral, PublicKeyToken=3d6e1f720fe1d764"));
        Assert.That((_dll.IsSigned, _dll.IsAnyCpu, _dll.TargetFramework), Is.EqualTo((true, true, ".NETFramework,Version=v4.7.2")));
    }
}
