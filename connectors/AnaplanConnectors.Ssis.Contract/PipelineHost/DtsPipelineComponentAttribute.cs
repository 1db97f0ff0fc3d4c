using System;
using Microsoft.SqlServer.Dts.Pipeline.Localization;
using RW = Microsoft.SqlServer.Dts.Runtime.Wrapper;

namespace Microsoft.SqlServer.Dts.Pipeline;

[AttributeUsage(AttributeTargets.Class, Inherited = false, AllowMultiple = false)]
public class DtsPipelineComponentAttribute() : DtsLocalizableAttribute(null, null)
{
    public string UITypeName { get; set; }

    public string ShapeProgID { get; set; }

    public string IconResource { get; set; }

    public bool NoEditor { get; set; }

    public bool SupportsBackPressure { get; set; }

    public ComponentType ComponentType { get; set; }

    public int CurrentVersion { get; set; }

    public RW.DTSProductLevel RequiredProductLevel { get; set; }

    public string HelpCollection { get; set; }

    public string HelpKeyword { get; set; }

    public string SamplesTag { get; set; }
}
