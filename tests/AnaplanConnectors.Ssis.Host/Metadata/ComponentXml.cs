using System.Globalization;
using System.Xml.Linq;
using Microsoft.SqlServer.Dts.Pipeline.Wrapper;
using DataType = Microsoft.SqlServer.Dts.Runtime.Wrapper.DataType;

namespace AnaplanConnectors.Ssis.Host;

/// <summary>
/// A component in a package. Ids are not written: what refers to something names it, and everything has a new id when it is read, as
/// on a server.
/// </summary>
public static class ComponentXml
{
    public static XElement Save(HostComponent component) => new(
        "component",
        new XAttribute("name", component.Name), new XAttribute("version", component.Version), new XAttribute("usesDispositions", component.UsesDispositions),
        new XAttribute("validateExternalMetadata", component.ValidateExternalMetadata), new XAttribute("contactInfo", component.ContactInfo),
        Properties(component.CustomPropertyCollection),
        component.RuntimeConnectionCollection.Cast<HostConnectionSlot>().Select(slot => new XElement("connection", new XAttribute("name", slot.Name), new XAttribute("manager", slot.ConnectionManagerID))),
        component.Inputs.Select(Save), component.Outputs.Select(output => Save(component, output)));

    public static HostComponent Load(XElement xml, HostContext context, EventLog events)
    {
        var component = new HostComponent(context, events)
        {
            Name = Text(xml, "name"), Version = Number(xml, "version"), UsesDispositions = (bool)xml.Attribute("usesDispositions"),
            ValidateExternalMetadata = (bool)xml.Attribute("validateExternalMetadata"), ContactInfo = Text(xml, "contactInfo"),
        };
        LoadProperties(xml, component.CustomPropertyCollection);
        foreach (var slotXml in xml.Elements("connection"))
        {
            var slot = component.RuntimeConnectionCollection.New();
            slot.Name = Text(slotXml, "name");
            slot.ConnectionManagerID = Text(slotXml, "manager");
        }

        foreach (var inputXml in xml.Elements("input"))
            Load(inputXml, (HostInput)component.InputCollection.New());
        foreach (var outputXml in xml.Elements("output"))
            Load(outputXml, component, (HostOutput)component.OutputCollection.New());
        return component;
    }

    private static XElement Save(HostInput input) => new(
        "input",
        new XAttribute("name", input.Name), new XAttribute("hasSideEffects", input.HasSideEffects),
        new XAttribute("errorRowDisposition", (int)input.ErrorRowDisposition),
        input.Upstream.Select(column => new XElement("upstream", new XAttribute("name", column.Name), Type(column.Type))),
        input.InputColumnCollection.Cast<HostInputColumn>().Where(column => column.IsValid).Select(column => new XElement(
            "inputColumn", new XAttribute("name", column.Name), new XAttribute("lineage", input.Upstream.Find(one => one.LineageID == column.LineageID).Name),
            External(input.ExternalMetadataColumnCollection, column.ExternalMetadataColumnID))),
        Externals(input.ExternalMetadataColumnCollection));

    private static XElement Save(HostComponent component, HostOutput output) => new(
        "output",
        new XAttribute("name", output.Name), new XAttribute("isErrorOut", output.IsErrorOut), new XAttribute("exclusionGroup", output.ExclusionGroup),
        new XAttribute("synchronousInput", output.SynchronousInputID == 0 ? string.Empty : component.InputCollection.GetObjectByID(output.SynchronousInputID).Name),
        output.OutputColumnCollection.Cast<HostOutputColumn>().Where(column => column.SpecialFlags == 0).Select(column => new XElement(
            "outputColumn", new XAttribute("name", column.Name), Type(column.Type),
            new XAttribute("errorRowDisposition", (int)column.ErrorRowDisposition), new XAttribute("truncationRowDisposition", (int)column.TruncationRowDisposition),
            External(output.ExternalMetadataColumnCollection, column.ExternalMetadataColumnID))),
        Externals(output.ExternalMetadataColumnCollection));

    private static void Load(XElement xml, HostInput input)
    {
        input.Name = Text(xml, "name");
        input.HasSideEffects = (bool)xml.Attribute("hasSideEffects");
        input.ErrorRowDisposition = (DTSRowDisposition)Number(xml, "errorRowDisposition");
        LoadExternals(xml, input.ExternalMetadataColumnCollection);
        input.Attach(xml.Elements("upstream").Select(one => new UpstreamColumn(Text(one, "name"), Type(one))));
        var above = input.GetVirtualInput();
        foreach (var columnXml in xml.Elements("inputColumn"))
        {
            var lineage = above.VirtualInputColumnCollection[Text(columnXml, "lineage")].LineageID;
            above.SetUsageType(lineage, DTSUsageType.UT_READONLY);
            var column = input.InputColumnCollection.GetInputColumnByLineageID(lineage);
            column.Name = Text(columnXml, "name");
            column.ExternalMetadataColumnID = ExternalId(input.ExternalMetadataColumnCollection, columnXml);
        }
    }

    private static void Load(XElement xml, HostComponent component, HostOutput output)
    {
        output.Name = Text(xml, "name");
        output.IsErrorOut = (bool)xml.Attribute("isErrorOut");
        output.ExclusionGroup = Number(xml, "exclusionGroup");
        output.SynchronousInputID = Text(xml, "synchronousInput") is { Length: > 0 } name ? component.InputCollection[name].ID : 0;
        LoadExternals(xml, output.ExternalMetadataColumnCollection);
        foreach (var columnXml in xml.Elements("outputColumn"))
        {
            var column = output.OutputColumnCollection.New();
            var type = Type(columnXml);
            column.Name = Text(columnXml, "name");
            column.SetDataTypeProperties(type.DataType, type.Length, type.Precision, type.Scale, type.CodePage);
            column.ErrorRowDisposition = (DTSRowDisposition)Number(columnXml, "errorRowDisposition");
            column.TruncationRowDisposition = (DTSRowDisposition)Number(columnXml, "truncationRowDisposition");
            column.ExternalMetadataColumnID = ExternalId(output.ExternalMetadataColumnCollection, columnXml);
        }
    }

    private static IEnumerable<XElement> Properties(IDTSCustomPropertyCollection100 properties) => properties.Cast<HostProperty>().Select(property => new XElement(
        "property", new XAttribute("name", property.Name), new XAttribute("type", System.Type.GetTypeCode(property.Value.GetType())),
        new XAttribute("expressionType", (int)property.ExpressionType), new XAttribute("encryptionRequired", property.EncryptionRequired),
        property.EncryptionRequired ? string.Empty : Convert.ToString(property.Value, CultureInfo.InvariantCulture)));

    private static void LoadProperties(XElement xml, IDTSCustomPropertyCollection100 properties)
    {
        foreach (var one in xml.Elements("property"))
        {
            var property = properties.New();
            property.Name = Text(one, "name");
            property.ExpressionType = (DTSCustomPropertyExpressionType)Number(one, "expressionType");
            property.EncryptionRequired = (bool)one.Attribute("encryptionRequired");
            var type = (TypeCode)Enum.Parse(typeof(TypeCode), Text(one, "type"));
            property.Value = one.Value.Length == 0 && type != TypeCode.String ? Activator.CreateInstance(System.Type.GetType("System." + type)) : Convert.ChangeType(one.Value, type, CultureInfo.InvariantCulture);
        }
    }

    private static IEnumerable<object> Externals(IDTSExternalMetadataColumnCollection100 columns) => columns.Cast<HostExternalColumn>().Select(column => (object)new XElement(
        "externalColumn", new XAttribute("name", column.Name), Type(new ColumnType(column.DataType, column.Length, column.Precision, column.Scale, column.CodePage)),
        Properties(column.CustomPropertyCollection)))
        .Append(new XAttribute("externalIsUsed", columns.IsUsed));

    private static void LoadExternals(XElement xml, IDTSExternalMetadataColumnCollection100 columns)
    {
        columns.IsUsed = (bool)xml.Attribute("externalIsUsed");
        foreach (var one in xml.Elements("externalColumn"))
        {
            var column = columns.New();
            var type = Type(one);
            column.Name = Text(one, "name");
            (column.DataType, column.Length, column.Precision, column.Scale, column.CodePage) = (type.DataType, type.Length, type.Precision, type.Scale, type.CodePage);
            LoadProperties(one, column.CustomPropertyCollection);
        }
    }

    private static XAttribute External(IDTSExternalMetadataColumnCollection100 columns, int id)
        => new("external", id == 0 ? string.Empty : columns.GetObjectByID(id).Name);

    private static int ExternalId(IDTSExternalMetadataColumnCollection100 columns, XElement xml)
        => Text(xml, "external") is { Length: > 0 } name ? columns[name].ID : 0;

    private static IEnumerable<XAttribute> Type(ColumnType type) =>
    [
        new("dataType", type.DataType), new("length", type.Length), new("precision", type.Precision), new("scale", type.Scale), new("codePage", type.CodePage),
    ];

    private static ColumnType Type(XElement xml) => new(
        (DataType)Enum.Parse(typeof(DataType), Text(xml, "dataType")), Number(xml, "length"), Number(xml, "precision"), Number(xml, "scale"), Number(xml, "codePage"));

    private static string Text(XElement xml, string name) => (string)xml.Attribute(name);

    private static int Number(XElement xml, string name) => (int)xml.Attribute(name);
}
