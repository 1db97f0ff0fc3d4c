using System.Globalization;
using Microsoft.SqlServer.Dts.Pipeline.Wrapper;

namespace AnaplanConnectors.Ssis;

/// <summary>A setting as text, with what it means.</summary>
internal sealed class OptionRow(string name, string description, object value)
{
    public string Name => name;

    public string Description => description;

    public string Value { get; set; } = Convert.ToString(value, CultureInfo.InvariantCulture) ?? string.Empty;

    /// <summary>The setting's own type: text, number or yes and no.</summary>
    public Type Type => value.GetType();

    /// <summary>What there is to choose from; empty where anything may be written.</summary>
    public IReadOnlyList<string> Choices => Type == typeof(bool) ? [bool.TrueString, bool.FalseString] : DestinationProperties.WordsOf(Name);

    /// <summary>The value in the setting's type; null when the text is none.</summary>
    public object? Parsed
        => Type == typeof(bool) ? bool.TryParse(Value, out var flag) ? flag : null
            : Type == typeof(int) ? int.TryParse(Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null
            : Value;
}

/// <summary>The options page of a component: every property that matters and that no other page shows. Nothing changes before <see cref="Apply"/>.</summary>
internal sealed class OptionsModel(IDTSComponentMetaData100 component, CManagedComponentWrapper wrapper, params string[] shownElsewhere)
{
    public IReadOnlyList<OptionRow> Rows { get; } =
    [
        .. component.CustomPropertyCollection.Cast<IDTSCustomProperty100>().Where(property => !shownElsewhere.Contains(property.Name) && OptionRelevance.Matters(component, property.Name))
            .Select(property => new OptionRow(property.Name, property.Description, property.Value)),
    ];

    public IReadOnlyList<string> Problems()
        => [.. Rows.Where(row => row.Parsed is null).Select(row => $"{row.Name} is '{row.Value}', which is no {(row.Type == typeof(int) ? "number" : "True or False")}.")];

    public void Apply()
    {
        foreach (var row in Rows)
        {
            if (!Equals(component.CustomPropertyCollection[row.Name].Value, row.Parsed))
                wrapper.SetComponentProperty(row.Name, row.Parsed);
        }
    }
}
