namespace AnaplanConnectors.Ssis.Design;

/// <summary>A kind of object that a component may work on, and the property that names it.</summary>
/// <param name="Property">The component's property.</param>
/// <param name="Kind">Where the picker finds such objects.</param>
/// <param name="Caption">What people choose.</param>
internal sealed record ObjectChoice(string Property, ObjectKind Kind, string Caption);
