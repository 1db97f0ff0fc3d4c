using System;
using Microsoft.SqlServer.Dts.Runtime.Localization;

namespace Microsoft.SqlServer.Dts.Runtime;

public sealed class SensitiveStringAttribute(bool sensitive) : Attribute
{
    public bool Sensitive { get; } = sensitive;
}

[AttributeUsage(AttributeTargets.Property, Inherited = false, AllowMultiple = false)]
public sealed class DtsPropertyAttribute : Attribute
{
    public string UITypeEditor { get; set; }

    public string TypeConverter { get; set; }
}

[AttributeUsage(AttributeTargets.Class, Inherited = false, AllowMultiple = false)]
public sealed class DtsConnectionAttribute() : DtsLocalizableAttribute(null, null)
{
    public string UITypeName { get; set; }

    public string IconResource { get; set; }

    public string ConnectionType { get; set; }

    public string ConnectionContact { get; set; }
}

[AttributeUsage(AttributeTargets.Class, Inherited = false, AllowMultiple = false)]
public sealed class DtsTaskAttribute() : DtsLocalizableAttribute(null, null)
{
    public string UITypeName { get; set; }

    public string IconResource { get; set; }

    public string TaskType { get; set; }

    public string TaskContact { get; set; }

    public DTSProductLevel RequiredProductLevel { get; set; }

    public string HelpCollection { get; set; }

    public string HelpKeyword { get; set; }

    public string SamplesTag { get; set; }
}
