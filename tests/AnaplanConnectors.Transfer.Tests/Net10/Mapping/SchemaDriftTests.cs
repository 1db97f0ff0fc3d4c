using AnaplanConnectors.Client;
using AnaplanConnectors.TestKit;
using AnaplanConnectors.Transfer.Anaplan;
using AnaplanConnectors.Transfer.Mapping;
using AnaplanConnectors.Transfer.Rows;
using CsCheck;

namespace AnaplanConnectors.Transfer.Tests.Mapping;

/// <summary>A source that drifts: columns change places, names or types, by chance.</summary>
public sealed class SchemaDriftTests : SimulatorTest
{
    private static readonly Gen<RowSchema> Schemas = Gen.Select(
        Gen.Int[1, 8], Gen.Enum<ColumnType>().Array[8], (count, types) => new RowSchema(Enumerable.Range(0, count).Select(i => new Column($"Column {(char)('A' + i)}", types[i]))));

    [Test]
    public void Other_places_change_nothing()
        => Gen.Select(Schemas, Gen.Int).Sample((schema, seed) =>
        {
            var shuffled = new RowSchema(schema.OrderBy(column => HashCode.Combine(column.Name, seed)));
            return Held(shuffled, schema) is { } read && read.ToString() == schema.ToString();
        }, iter: 300);

    [Test]
    public void Another_name_is_refused()
        => Gen.Select(Schemas, Gen.Int[0, 7], Gen.String).Sample((schema, which, name) =>
        {
            var index = which % schema.Count;
            var renamed = new RowSchema(schema.Select((column, i) => i == index ? column with { Name = column.Name + "'" + name } : column));
            return Held(renamed, schema) is null;
        }, iter: 300);

    [Test]
    public void Another_type_is_refused()
        => Gen.Select(Schemas, Gen.Int[0, 7], Gen.Enum<ColumnType>()).Where((schema, which, type) => schema[which % schema.Count].Type != type).Sample((schema, which, type) =>
        {
            var index = which % schema.Count;
            return Held(new RowSchema(schema.Select((column, i) => i == index ? column with { Type = type } : column)), schema) is null;
        }, iter: 300);

    [Test]
    public void An_extra_or_missing_column_is_refused()
        => Schemas.Sample(schema => Held(new RowSchema(schema.Skip(1)), schema) is null && Held(schema, new RowSchema(schema.Skip(1))) is null, iter: 300);

    [TestCase("permuted", 1)]
    [TestCase("renamed", 0)]
    [TestCase("retyped", 0)]
    [TestCase("extra", 0)]
    public async Task What_breaks_the_contract_stops_before_the_first_byte_is_sent(string drift, int imports)
    {
        var drifted = drift switch
        {
            "permuted" => new RowSchema(Some.SalesSchema.Reverse()),
            "renamed" => new RowSchema(Some.SalesSchema.Select(column => column.Name == "Units" ? column with { Name = "Quantity" } : column)),
            "retyped" => new RowSchema(Some.SalesSchema.Select(column => column.Name == "Units" ? column with { Type = ColumnType.Text } : column)),
            _ => new RowSchema([.. Some.SalesSchema, new Column("Extra", ColumnType.Text)]),
        };
        var source = new MemoryTable(drifted, []).WithContract(new SchemaContract { Schema = Some.SalesSchema });

        var problem = await Catch(() => RowTransfer.RunAsync(source, new ImportDestination(Model, Some.ImportName, new ImportOptions { Time = Time })));

        Assert.That((SimulatedModel.TasksStarted.Count, (problem as AnaplanConfigurationException)?.Code), Is.EqualTo((imports, imports == 1 ? null : ErrorCodes.ContractBroken)));
        Assert.That(Simulator.Requests.Any(request => request.Method == "PUT"), Is.EqualTo(imports == 1));
    }

    private static RowSchema? Held(RowSchema schema, RowSchema agreed)
    {
        try
        {
            return new MemoryTable(schema, []).WithContract(new SchemaContract { Schema = agreed }).GetSchema();
        }
        catch (AnaplanConfigurationException problem) when (problem.Code == ErrorCodes.ContractBroken)
        {
            return null;
        }
    }

    private static async Task<Exception?> Catch(Func<Task> action)
    {
        try
        {
            await action();
            return null;
        }
        catch (AnaplanConfigurationException problem)
        {
            return problem;
        }
    }
}
