using System.Reflection;
using System.Reflection.Metadata;
using AnaplanConnectors.TestKit;

namespace AnaplanConnectors.Ssis.Tests;

/// <summary>The contract that we build against says nothing that the real SDK does not.</summary>
public sealed class ContractTests
{
    private static readonly SdkSurface Surface = SdkSurface.Read(Path.Combine(TestContext.CurrentContext.TestDirectory, "ssis-sdk-surface.txt"));

    [TestCase("PipelineHost"), TestCase("DTSPipelineWrap"), TestCase("DTSRuntimeWrap"), TestCase("ManagedDTS"), TestCase("Dts.Design")]
    public void Every_type_and_member_is_one_of_the_SDK(string assembly)
    {
        using var contract = Open(assembly);

        var surplus = Members(contract.Metadata).Where(one => !IsOfTheSdk("Microsoft.SqlServer." + assembly, one.Type, one.Member)).Select(one => $"{one.Type}: {one.Member}");

        Assert.That(surplus, Is.Empty);
    }

    /// <summary>
    /// Of classes the contract may leave members out; of an interface that we implement it may not: what is missing in the contract would be missing in
    /// our class, which a server then refuses to load.
    /// </summary>
    [Test]
    public void Interfaces_that_are_implemented_are_there_with_all_of_their_members()
    {
        using var components = new CompiledAssembly(SsisDll.PathOf("150"));
        using var editors = new CompiledAssembly(SsisDll.EditorsPathOf("150"));
        var contracts = new[] { "PipelineHost", "DTSPipelineWrap", "DTSRuntimeWrap", "ManagedDTS", "Dts.Design" }.Select(Open).ToList();
        var implemented = components.SdkInterfaces.Concat(editors.SdkInterfaces).ToList();

        var missing = implemented.SelectMany(type => Surface.MembersOf(type).Except(contracts.SelectMany(contract => contract.MembersOf(type))).Select(member => $"{type}: {member}"));

        Assert.That(missing, Is.Empty);
        Assert.That(implemented, Has.Some.EndsWith("IDTSComponentPersist").And.Some.EndsWith("IDtsComponentUI").And.Some.EndsWith("IDtsTaskUI").And.Some.EndsWith("IDtsConnectionManagerUI"));
        contracts.ForEach(contract => contract.Dispose());
    }

    private static CompiledAssembly Open(string assembly) => new(Repository.Path(
        "connectors", "AnaplanConnectors.Ssis.Contract", assembly, "bin", SsisDll.Configuration, "150", "net472", $"Microsoft.SqlServer.{assembly}.dll"));

    /// <summary>Types that stand there empty, so that ambiguous code does not compile here either, hold nothing to compare.</summary>
    private static bool IsOfTheSdk(string assembly, string type, string member)
        => Surface.HasType(assembly, type) && (member.Contains(".ctor(", StringComparison.Ordinal) || Surface.Declares(type, member));

    private static IEnumerable<(string Type, string Member)> Members(MetadataReader metadata)
    {
        foreach (var handle in metadata.TypeDefinitions)
        {
            var type = metadata.GetTypeDefinition(handle);
            if ((type.Attributes & TypeAttributes.VisibilityMask) != TypeAttributes.Public)
                continue;
            var name = SignatureText.Instance.GetTypeFromDefinition(metadata, handle, 0);
            foreach (var method in type.GetMethods().Select(metadata.GetMethodDefinition))
            {
                if ((method.Attributes & MethodAttributes.MemberAccessMask) is MethodAttributes.Public or MethodAttributes.Family)
                {
                    var signature = method.DecodeSignature(SignatureText.Instance, null);
                    yield return (name, $"{signature.ReturnType} {metadata.GetString(method.Name)}({string.Join(",", signature.ParameterTypes)})");
                }
            }

            foreach (var field in type.GetFields().Select(metadata.GetFieldDefinition).Where(field => (field.Attributes & (FieldAttributes.FieldAccessMask | FieldAttributes.RTSpecialName)) == FieldAttributes.Public))
            {
                var constant = field.GetDefaultValue();
                yield return (name, constant.IsNil
                    ? $"{field.DecodeSignature(SignatureText.Instance, null)} {metadata.GetString(field.Name)}"
                    : $"{metadata.GetString(field.Name)} = {metadata.GetBlobReader(metadata.GetConstant(constant).Value).ReadInt32()}");
            }
        }
    }
}
