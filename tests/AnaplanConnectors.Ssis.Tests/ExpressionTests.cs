using AnaplanConnectors.Ssis.Host;
using Microsoft.SqlServer.Dts.Pipeline;
using Microsoft.SqlServer.Dts.Pipeline.Wrapper;

namespace AnaplanConnectors.Ssis.Tests;

/// <summary>Everything that can be set can be set by an expression.</summary>
[TestFixture("en-US"), TestFixture("de-DE"), TestFixture("tr-TR")]
public sealed class ExpressionTests(string culture) : CultureFixture(culture)
{
    private static readonly Type[] Simple = [typeof(string), typeof(int), typeof(bool)];

    [Test]
    public void Every_property_of_the_source_takes_expressions() => Assert.That(WithoutExpressions<AnaplanSource>(), Is.Empty);

    [Test]
    public void Every_property_of_the_destination_takes_expressions() => Assert.That(WithoutExpressions<AnaplanDestination>(), Is.Empty);

    // SSIS offers expressions for public properties of simple types that can be read and written.
    [Test]
    public void Every_property_of_connection_manager_and_task_takes_expressions([Values(typeof(AnaplanConnectionManager), typeof(AnaplanTask))] Type type)
    {
        var own = type.GetProperties().Where(property => property.DeclaringType == type && property.GetMethod!.GetBaseDefinition().DeclaringType == type);

        var others = own.Where(property => property.SetMethod is not { IsPublic: true } || !(Simple.Contains(property.PropertyType) || property.PropertyType.IsEnum));

        Assert.That(others.Select(property => property.Name), Is.Empty);
    }

    [Test]
    public void Every_property_of_the_connection_manager_is_changed_by_its_expression([Range(1, 3)] int seed)
    {
        var manager = new AnaplanConnectionManager();
        var values = ConnectionProperty.All.ToDictionary(
            property => property.Name,
            property => property.IsNumber ? 77 : property.Name == nameof(AnaplanConnectionManager.SignIn) ? SignInMethod.OAuth : (object)$"value of {property.Name}");

        PackageConnection.Express(manager, values, seed);

        Assert.That(
            ConnectionProperty.All.Select(property => property.Get(manager.Settings)),
            Is.EqualTo(ConnectionProperty.All.Select(property => values[property.Name].ToString())));
    }

    private static IEnumerable<string> WithoutExpressions<T>()
        where T : PipelineComponent, new()
        => DesignSurface.Drop<T>().Component.CustomPropertyCollection.Cast<IDTSCustomProperty100>()
            .Where(property => property.ExpressionType != DTSCustomPropertyExpressionType.CPET_NOTIFY).Select(property => property.Name);
}
