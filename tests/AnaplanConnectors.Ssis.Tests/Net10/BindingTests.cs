namespace AnaplanConnectors.Ssis.Tests;

/// <summary>
/// Each DLL against the list of what the real SSIS assemblies hold: what a server would miss when it loads the DLL is missed here.
/// </summary>
[TestFixture("130"), TestFixture("140"), TestFixture("150"), TestFixture("160"), TestFixture("170")]
public sealed class BindingTests(string release)
{
    private static readonly SdkSurface Surface = SdkSurface.Read(Path.Combine(TestContext.CurrentContext.TestDirectory, "ssis-sdk-surface.txt"));

    private CompiledAssembly _dll = null!;

    [OneTimeSetUp]
    public void Open() => _dll = new CompiledAssembly(SsisDll.PathOf(release));

    [OneTimeTearDown]
    public void Close() => _dll.Dispose();

    [Test]
    public void Every_type_of_the_SDK_is_there()
    {
        var missing = _dll.SdkTypes.Where(one => !Surface.HasType(one.Assembly, one.Type));

        Assert.That(missing, Is.Empty);
        Assert.That(_dll.SdkTypes, Is.Not.Empty);
    }

    [Test]
    public void Every_member_of_the_SDK_is_there_with_its_signature()
    {
        var missing = _dll.SdkMembers.Where(one => !Surface.Declares(one.Type, one.Member));

        Assert.That(missing, Is.Empty);
        Assert.That(_dll.SdkMembers, Is.Not.Empty);
    }

    [Test]
    public void Everything_overridden_is_there_to_be_overridden()
    {
        var missing = _dll.SdkOverrides.Where(one => !Surface.HasVirtual(one.Base, one.Member));

        Assert.That(missing, Is.Empty);
        Assert.That(_dll.SdkOverrides, Is.Not.Empty);
    }

    [Test]
    public void Every_property_of_an_attribute_is_there()
    {
        var missing = _dll.SdkAttributeProperties.Where(one => !IsSettable(one.Attribute, one.Property));

        Assert.That(missing, Is.Empty);
        Assert.That(_dll.SdkAttributeProperties, Is.Not.Empty);
    }

    [Test]
    public void SSIS_is_referred_to_by_the_version_and_key_of_the_release()
    {
        var identities = _dll.References.Where(one => one.Name!.StartsWith("Microsoft.SqlServer.", StringComparison.Ordinal))
            .Select(one => $"{one.Version} {Convert.ToHexString(one.GetPublicKeyToken()!)}").Distinct();

        Assert.That(identities, Is.EqualTo(new[] { $"{release[..2]}.0.0.0 89845DCD8080CC91" }));
    }

    [Test]
    public void What_is_neither_the_framework_nor_SSIS_lies_inside_the_DLL()
    {
        string[] framework = ["mscorlib", "System", "System.Core", "System.Data", "System.Xml"];

        var others = _dll.References.Select(one => one.Name!)
            .Where(name => !framework.Contains(name) && !name.StartsWith("Microsoft.SqlServer.", StringComparison.Ordinal));

        Assert.That(others, Is.SubsetOf(_dll.Resources.Select(name => name.Replace("Embedded.", "").Replace(".dll", ""))));
    }

    [Test]
    public void Its_types_can_be_listed_before_any_of_its_code_has_run()
    {
        var embedded = _dll.Resources.Select(name => name.Replace("Embedded.", "").Replace(".dll", "")).ToList();

        var needed = _dll.NeededToLoad.Where(one => embedded.Contains(one.Needs));

        Assert.That(needed, Is.Empty);
    }

    [Test]
    public void It_has_a_strong_name_of_its_own_for_the_release_and_no_processor()
    {
        Assert.That(_dll.Name.FullName, Is.EqualTo($"AnaplanConnectors.Ssis, Version=1.0.{release}.0, Culture=neutral, PublicKeyToken=3d6e1f720fe1d764"));
        Assert.That(_dll.IsAnyCpu, Is.True);
        Assert.That(_dll.IsSigned, Is.True);
    }

    [Test]
    public void It_is_made_for_the_framework_that_every_release_has()
        => Assert.That(_dll.TargetFramework, Is.EqualTo(".NETFramework,Version=v4.7.2"));

    [Test]
    public void The_editors_that_it_names_are_those_of_the_release()
    {
        using var editors = new CompiledAssembly(SsisDll.EditorsPathOf(release));

        var names = _dll.SdkAttributeTexts.Where(one => one.Property == "UITypeName").Select(one => one.Text.Split(", ", 2)).ToList();

        Assert.That(names, Has.Count.EqualTo(4));
        Assert.That(names.Select(name => name[0]), Is.SubsetOf(editors.PublicTypes));
        Assert.That(names.Select(name => name[1]), Is.All.EqualTo(editors.Name.FullName));
    }

    [Test]
    public void Everything_in_the_toolbox_has_an_icon_of_its_own()
    {
        var icons = _dll.SdkAttributeTexts.Where(one => one.Property == "IconResource").Select(one => one.Text).ToList();

        Assert.That(icons, Has.Count.EqualTo(4).And.Unique);
        Assert.That(icons, Is.SubsetOf(_dll.Resources));
    }

    [Test]
    public void Nothing_lies_beside_it()
    {
        var files = Directory.EnumerateFiles(Path.GetDirectoryName(SsisDll.PathOf(release))!).Select(Path.GetFileName);

        Assert.That(files, Is.SubsetOf(new[] { "AnaplanConnectors.Ssis.dll", "AnaplanConnectors.Ssis.pdb", "AnaplanConnectors.Ssis.xml" }));
    }

    private static bool IsSettable(string attribute, string property)
    {
        string[] types = ["string", "bool", "int", "System.Type", "Microsoft.SqlServer.Dts.Pipeline.ComponentType", "Microsoft.SqlServer.Dts.Runtime.DTSProductLevel", "Microsoft.SqlServer.Dts.Runtime.Wrapper.DTSProductLevel"];
        string[] owners = [attribute, attribute[..attribute.LastIndexOf('.')] + ".Localization.DtsLocalizableAttribute"];
        return owners.Any(owner => types.Any(type => Surface.Declares(owner, $"void set_{property}({type})")));
    }
}
