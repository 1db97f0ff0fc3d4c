using System.Xml.Linq;
using DataType = Microsoft.SqlServer.Dts.Runtime.Wrapper.DataType;

namespace AnaplanConnectors.Ssis.Host;

/// <summary>
/// Components as .dtsx files hold them, turned into the host's own form, which <see cref="DesignSurface.Open"/> and <see cref="DataFlowRun.Load"/>
/// take. What the file names and the host does not know is an error, as far as components have a say in it.
/// </summary>
public static class PackageXml
{
    private static readonly Dictionary<string, int> Dispositions = new() { ["NotUsed"] = 0, ["IgnoreFailure"] = 1, ["RedirectRow"] = 2, ["FailComponent"] = 4 };

    private static readonly Dictionary<string, TypeCode> PropertyTypes = new()
    {
        ["System.String"] = TypeCode.String, ["System.Int32"] = TypeCode.Int32, ["System.Boolean"] = TypeCode.Boolean,
    };

    private static readonly Dictionary<string, DataType> Types = new()
    {
        ["wstr"] = DataType.DT_WSTR, ["str"] = DataType.DT_STR, ["nText"] = DataType.DT_NTEXT, ["i4"] = DataType.DT_I4, ["i8"] = DataType.DT_I8, ["r8"] = DataType.DT_R8,
        ["numeric"] = DataType.DT_NUMERIC, ["bool"] = DataType.DT_BOOL, ["dbDate"] = DataType.DT_DBDATE, ["dbTimeStamp"] = DataType.DT_DBTIMESTAMP,
    };

    /// <param name="component">A component of the pipeline of a package.</param>
    /// <param name="connectionId">Id of the connection manager that its slot is bound to.</param>
    public static XElement ToHost(XElement component, string connectionId) => new(
        "component",
        new XAttribute("name", Text(component, "name")), new XAttribute("version", Number(component, "version")),
        new XAttribute("usesDispositions", Flag(component, "usesDispositions", false)), new XAttribute("validateExternalMetadata", Flag(component, "validateExternalMetadata", true)),
        new XAttribute("contactInfo", Text(component, "contactInfo")),
        Properties(component),
        component.Descendants("connection").Select(slot => new XElement("connection", new XAttribute("name", Text(slot, "name")), new XAttribute("manager", connectionId))),
        component.Elements("inputs").Elements("input").Select(input => Input(component, input)), component.Elements("outputs").Elements("output").Select(output => Output(component, output)));

    private static XElement Input(XElement component, XElement input) => new(
        "input",
        new XAttribute("name", Text(input, "name")), new XAttribute("hasSideEffects", Flag(input, "hasSideEffects", false)), Disposition(input, "errorRowDisposition"),
        input.Descendants("inputColumn").Select(column => new XElement(
            "upstream", new XAttribute("name", Text(column, "cachedName")),
            Type(Text(column, "cachedDataType"), Number(column, "cachedLength"), Number(column, "cachedPrecision"), Number(column, "cachedScale"), Number(column, "cachedCodepage")))),
        input.Descendants("inputColumn").Select(column => new XElement(
            "inputColumn", new XAttribute("name", Text(column, "cachedName")), new XAttribute("lineage", Text(column, "cachedName")), External(component, column))),
        Externals(input));

    private static XElement Output(XElement component, XElement output) => new(
        "output",
        new XAttribute("name", Text(output, "name")), new XAttribute("isErrorOut", Flag(output, "isErrorOut", false)), new XAttribute("exclusionGroup", Number(output, "exclusionGroup")),
        new XAttribute("synchronousInput", Text(output, "synchronousInputId") is { Length: > 0 } id ? Named(component, id) : string.Empty),
        output.Descendants("outputColumn").Where(column => Number(column, "specialFlags") == 0).Select(column => new XElement(
            "outputColumn", new XAttribute("name", Text(column, "name")), Type(column), Disposition(column, "errorRowDisposition"), Disposition(column, "truncationRowDisposition"),
            External(component, column))),
        Externals(output));

    private static IEnumerable<XElement> Properties(XElement owner) => owner.Elements("properties").Elements("property").Where(property => Text(property, "name") != "UserComponentTypeName")
        .Select(property => new XElement(
            "property", new XAttribute("name", Text(property, "name")), new XAttribute("type", PropertyTypes[Text(property, "dataType")]),
            new XAttribute("expressionType", Text(property, "expressionType") == "Notify" ? 1 : 0), new XAttribute("encryptionRequired", false), Value(property)));

    // Packages write truth values small, as XML does.
    private static string Value(XElement property) => Text(property, "dataType") == "System.Boolean" ? bool.Parse(property.Value).ToString() : property.Value;

    private static IEnumerable<object> Externals(XElement owner) => owner.Descendants("externalMetadataColumn").Select(column => (object)new XElement(
        "externalColumn", new XAttribute("name", Text(column, "name")), Type(column), Properties(column)))
        .Append(new XAttribute("externalIsUsed", Flag(owner.Element("externalMetadataColumns"), "isUsed", false)));

    private static XAttribute External(XElement component, XElement column)
        => new("external", Text(column, "externalMetadataColumnId") is { Length: > 0 } id ? Named(component, id) : string.Empty);

    private static string Named(XElement component, string refId)
        => Text(component.Descendants().FirstOrDefault(one => Text(one, "refId") == refId) ?? throw new HostRuleException($"Nothing in the component has the refId {refId}."), "name");

    private static XAttribute Disposition(XElement owner, string name) => new(name, Dispositions[Text(owner, name, "NotUsed")]);

    private static IEnumerable<XAttribute> Type(XElement column)
        => Type(Text(column, "dataType"), Number(column, "length"), Number(column, "precision"), Number(column, "scale"), Number(column, "codePage"));

    private static IEnumerable<XAttribute> Type(string type, int length, int precision, int scale, int codePage) =>
    [
        new("dataType", Types[type]), new("length", length), new("precision", precision), new("scale", scale), new("codePage", codePage),
    ];

    private static string Text(XElement xml, string name, string otherwise = "") => (string)xml?.Attribute(name) ?? otherwise;

    private static bool Flag(XElement xml, string name, bool otherwise) => Text(xml, name) is { Length: > 0 } text ? bool.Parse(text) : otherwise;

    private static int Number(XElement xml, string name) => (int?)xml.Attribute(name) ?? 0;
}
