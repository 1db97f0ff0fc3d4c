using System;

namespace Microsoft.SqlServer.Dts.Pipeline.Localization;

public abstract class DtsLocalizableAttribute : Attribute
{
    protected DtsLocalizableAttribute(string localizedDisplayNameProperty, string localizedDescriptionProperty)
    {
    }

    public string DisplayName { get; set; }

    public string Description { get; set; }

    public Type LocalizationType { get; set; }
}
