using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace AnaplanConnectors.Ssis.Tests;

/// <summary>A DLL as it lies on disk; it is not loaded.</summary>
internal sealed class CompiledAssembly : IDisposable
{
    private const string Sdk = "Microsoft.SqlServer.";

    private readonly PEReader _file;

    public CompiledAssembly(string path)
    {
        _file = new PEReader(File.OpenRead(path));
        Metadata = _file.GetMetadataReader();
    }

    public MetadataReader Metadata { get; }

    public bool IsAnyCpu => _file.PEHeaders.CorHeader!.Flags is var flags
        && flags.HasFlag(CorFlags.ILOnly) && !flags.HasFlag(CorFlags.Requires32Bit) && !flags.HasFlag(CorFlags.Prefers32Bit);

    /// <summary>Whether a signature was made with our key, and not only the room for it.</summary>
    public bool IsSigned => _file.PEHeaders.CorHeader!.Flags.HasFlag(CorFlags.StrongNameSigned);

    public string TargetFramework => AttributesOf(Metadata.GetAssemblyDefinition().GetCustomAttributes(), "System.Runtime.Versioning.TargetFrameworkAttribute")
        .Select(attribute => (string)attribute.DecodeValue(SignatureText.Instance).FixedArguments[0].Value!).Single();

    public AssemblyName Name => Metadata.GetAssemblyDefinition().GetAssemblyName();

    public IEnumerable<string> PublicTypes => Metadata.TypeDefinitions.Select(Metadata.GetTypeDefinition)
        .Where(type => (type.Attributes & TypeAttributes.VisibilityMask) == TypeAttributes.Public)
        .Select(type => $"{Metadata.GetString(type.Namespace)}.{Metadata.GetString(type.Name)}");

    public IEnumerable<AssemblyName> References => Metadata.AssemblyReferences.Select(handle => Metadata.GetAssemblyReference(handle).GetAssemblyName());

    public IEnumerable<string> Resources => Metadata.ManifestResources.Select(handle => Metadata.GetString(Metadata.GetManifestResource(handle).Name));

    /// <summary>Types of the SDK that are referred to, with the assembly each is expected in.</summary>
    public IEnumerable<(string Assembly, string Type)> SdkTypes => Metadata.TypeReferences
        .Select(handle => (Assembly: AssemblyOf(handle), Type: SignatureText.Instance.GetTypeFromReference(Metadata, handle, 0)))
        .Where(one => one.Assembly.StartsWith(Sdk, StringComparison.Ordinal));

    /// <summary>Members of the SDK that are referred to, in the spelling of the list.</summary>
    public IEnumerable<(string Type, string Member)> SdkMembers => Metadata.MemberReferences
        .Select(Metadata.GetMemberReference)
        .Where(member => member.Parent.Kind == HandleKind.TypeReference && IsSdk((TypeReferenceHandle)member.Parent))
        .Select(member => (SignatureText.Instance.GetTypeFromReference(Metadata, (TypeReferenceHandle)member.Parent, 0), Describe(member)));

    /// <summary>Our methods that override something, with the class of the SDK that ours derives from.</summary>
    public IEnumerable<(string Base, string Member)> SdkOverrides =>
        from handle in Metadata.TypeDefinitions
        let type = Metadata.GetTypeDefinition(handle)
        where type.BaseType.Kind == HandleKind.TypeReference && IsSdk((TypeReferenceHandle)type.BaseType)
        from methodHandle in type.GetMethods()
        let method = Metadata.GetMethodDefinition(methodHandle)
        where method.Attributes.HasFlag(MethodAttributes.Virtual) && !method.Attributes.HasFlag(MethodAttributes.NewSlot)
        select (SignatureText.Instance.GetTypeFromReference(Metadata, (TypeReferenceHandle)type.BaseType, 0),
            Describe(Metadata.GetString(method.Name), method.DecodeSignature(SignatureText.Instance, null)));

    /// <summary>Interfaces of the SDK that our types implement.</summary>
    public IEnumerable<string> SdkInterfaces => Metadata.TypeDefinitions
        .SelectMany(handle => Metadata.GetTypeDefinition(handle).GetInterfaceImplementations())
        .Select(handle => Metadata.GetInterfaceImplementation(handle).Interface)
        .Where(one => one.Kind == HandleKind.TypeReference && IsSdk((TypeReferenceHandle)one))
        .Select(one => SignatureText.Instance.GetTypeFromReference(Metadata, (TypeReferenceHandle)one, 0)).Distinct();

    /// <summary>Texts that attributes of the SDK are given, by property.</summary>
    public IEnumerable<(string Property, string Text)> SdkAttributeTexts =>
        from handle in Metadata.CustomAttributes
        let attribute = Metadata.GetCustomAttribute(handle)
        where attribute.Constructor.Kind == HandleKind.MemberReference
        let constructor = Metadata.GetMemberReference((MemberReferenceHandle)attribute.Constructor)
        where constructor.Parent.Kind == HandleKind.TypeReference && IsSdk((TypeReferenceHandle)constructor.Parent)
        from argument in attribute.DecodeValue(SignatureText.Instance).NamedArguments
        where argument.Value is string
        select (argument.Name!, (string)argument.Value!);

    /// <summary>Members that a type defines, in the spelling of the list.</summary>
    public IEnumerable<string> MembersOf(string type) => Metadata.TypeDefinitions.Select(Metadata.GetTypeDefinition)
        .Where(one => $"{Metadata.GetString(one.Namespace)}.{Metadata.GetString(one.Name)}" == type)
        .SelectMany(one => one.GetMethods()).Select(Metadata.GetMethodDefinition)
        .Select(method => Describe(Metadata.GetString(method.Name), method.DecodeSignature(SignatureText.Instance, null)));

    /// <summary>Properties that attributes of the SDK are given, as setters.</summary>
    public IEnumerable<(string Attribute, string Property)> SdkAttributeProperties =>
        from handle in Metadata.CustomAttributes
        let attribute = Metadata.GetCustomAttribute(handle)
        where attribute.Constructor.Kind == HandleKind.MemberReference
        let constructor = Metadata.GetMemberReference((MemberReferenceHandle)attribute.Constructor)
        where constructor.Parent.Kind == HandleKind.TypeReference && IsSdk((TypeReferenceHandle)constructor.Parent)
        from argument in attribute.DecodeValue(SignatureText.Instance).NamedArguments
        select (SignatureText.Instance.GetTypeFromReference(Metadata, (TypeReferenceHandle)constructor.Parent, 0), argument.Name!);

    /// <summary>Types that ours derive from, implement, or hold as a value: what has to be there when our types are listed.</summary>
    public IEnumerable<(string Type, string Needs)> NeededToLoad =>
        from handle in Metadata.TypeDefinitions
        let type = Metadata.GetTypeDefinition(handle)
        let needs = new[] { type.BaseType }.Concat(type.GetInterfaceImplementations().Select(one => Metadata.GetInterfaceImplementation(one).Interface))
            .Where(needed => !needed.IsNil).SelectMany(AssembliesOf)
            .Concat(type.GetFields().SelectMany(one => Metadata.GetFieldDefinition(one).DecodeSignature(new ValueTypeAssemblies(), null)))
        from needed in needs
        select (Metadata.GetString(type.Name), needed);

    public void Dispose() => _file.Dispose();

    private bool IsSdk(TypeReferenceHandle handle) => AssemblyOf(handle).StartsWith(Sdk, StringComparison.Ordinal);

    private IEnumerable<CustomAttribute> AttributesOf(CustomAttributeHandleCollection attributes, string type) => attributes.Select(Metadata.GetCustomAttribute)
        .Where(one => one.Constructor.Kind == HandleKind.MemberReference && Metadata.GetMemberReference((MemberReferenceHandle)one.Constructor).Parent is { Kind: HandleKind.TypeReference } parent
            && SignatureText.Instance.GetTypeFromReference(Metadata, (TypeReferenceHandle)parent, 0) == type);

    private string AssemblyOf(TypeReferenceHandle handle) => AssemblyOf(Metadata, handle);

    private static string AssemblyOf(MetadataReader metadata, TypeReferenceHandle handle)
    {
        var scope = metadata.GetTypeReference(handle).ResolutionScope;
        return scope.Kind switch
        {
            HandleKind.AssemblyReference => metadata.GetString(metadata.GetAssemblyReference((AssemblyReferenceHandle)scope).Name),
            HandleKind.TypeReference => AssemblyOf(metadata, (TypeReferenceHandle)scope),
            _ => "",
        };
    }

    private IEnumerable<string> AssembliesOf(EntityHandle type) => type.Kind switch
    {
        HandleKind.TypeReference => [AssemblyOf((TypeReferenceHandle)type)],
        HandleKind.TypeSpecification => Metadata.GetTypeSpecification((TypeSpecificationHandle)type).DecodeSignature(new AllAssemblies(), null),
        _ => [],
    };

    private static string Describe(string name, MethodSignature<string> signature)
        => $"{signature.ReturnType} {name}({string.Join(",", signature.ParameterTypes)})";

    private string Describe(MemberReference member)
    {
        var name = Metadata.GetString(member.Name);
        return member.GetKind() == MemberReferenceKind.Field
            ? $"{member.DecodeFieldSignature(SignatureText.Instance, null)} {name}"
            : Describe(name, member.DecodeMethodSignature(SignatureText.Instance, null));
    }

    /// <summary>The assemblies of all types that a signature names.</summary>
    private class AllAssemblies : ISignatureTypeProvider<IEnumerable<string>, object?>
    {
        protected const byte ValueType = 0x11;

        public virtual IEnumerable<string> GetTypeFromReference(MetadataReader reader, TypeReferenceHandle handle, byte rawTypeKind) => [AssemblyOf(reader, handle)];

        public virtual IEnumerable<string> GetGenericInstantiation(IEnumerable<string> genericType, System.Collections.Immutable.ImmutableArray<IEnumerable<string>> typeArguments)
            => genericType.Concat(typeArguments.SelectMany(one => one));

        public IEnumerable<string> GetPrimitiveType(PrimitiveTypeCode typeCode) => [];

        public IEnumerable<string> GetTypeFromDefinition(MetadataReader reader, TypeDefinitionHandle handle, byte rawTypeKind) => [];

        public IEnumerable<string> GetTypeFromSpecification(MetadataReader reader, object? genericContext, TypeSpecificationHandle handle, byte rawTypeKind)
            => reader.GetTypeSpecification(handle).DecodeSignature(this, genericContext);

        public virtual IEnumerable<string> GetSZArrayType(IEnumerable<string> elementType) => elementType;

        public IEnumerable<string> GetArrayType(IEnumerable<string> elementType, ArrayShape shape) => elementType;

        public IEnumerable<string> GetByReferenceType(IEnumerable<string> elementType) => elementType;

        public IEnumerable<string> GetPointerType(IEnumerable<string> elementType) => elementType;

        public IEnumerable<string> GetGenericMethodParameter(object? genericContext, int index) => [];

        public IEnumerable<string> GetGenericTypeParameter(object? genericContext, int index) => [];

        public IEnumerable<string> GetModifiedType(IEnumerable<string> modifier, IEnumerable<string> unmodifiedType, bool isRequired) => unmodifiedType;

        public IEnumerable<string> GetPinnedType(IEnumerable<string> elementType) => elementType;

        public IEnumerable<string> GetFunctionPointerType(MethodSignature<IEnumerable<string>> signature) => [];
    }

    /// <summary>Of a field only values count: a reference is looked at when it is used.</summary>
    private sealed class ValueTypeAssemblies : AllAssemblies
    {
        private static readonly IEnumerable<string> Reference = [];

        public override IEnumerable<string> GetTypeFromReference(MetadataReader reader, TypeReferenceHandle handle, byte rawTypeKind)
            => rawTypeKind == ValueType ? base.GetTypeFromReference(reader, handle, rawTypeKind) : Reference;

        public override IEnumerable<string> GetSZArrayType(IEnumerable<string> elementType) => Reference;

        public override IEnumerable<string> GetGenericInstantiation(
            IEnumerable<string> genericType, System.Collections.Immutable.ImmutableArray<IEnumerable<string>> typeArguments)
            => genericType == Reference ? Reference : base.GetGenericInstantiation(genericType, typeArguments);
    }
}
