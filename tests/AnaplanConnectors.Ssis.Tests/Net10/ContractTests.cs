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
        using var contract = new CompiledAssembly(Repository.Path(
            "connectors", "AnaplanConnectors.Ssis.Contract", assembly, "bin", SsisDll.Configuration, "150", "net472", $"Microsoft.SqlServer.{assembly}.dll"));

        var surplus = Members(contract.Metadata).Where(one => !IsOfTheSdk("Microsoft.SqlServer." + assembly, one.Type, one.Member)).Select(one => $"{one.Type}: {one.Member}");

        Assert.That(surplus, Is.Empty);
    }

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
