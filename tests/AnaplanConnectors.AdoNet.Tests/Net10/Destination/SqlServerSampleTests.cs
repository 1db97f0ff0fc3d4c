using AnaplanConnectors.TestKit;
using Microsoft.Data.SqlClient;

namespace AnaplanConnectors.AdoNet.Tests;

/// <summary>The code of docs/databases.md around <see cref="SqlBulkCopy"/>, which no server runs here.</summary>
public sealed class SqlServerSampleTests
{
    [Test]
    public void The_page_shows_the_code_that_is_compiled()
    {
        var code = File.ReadAllText(Repository.Path("tests", "AnaplanConnectors.AdoNet.Tests", "Net10", "Support", "SqlServerBulkCopy.cs"));

        Assert.That(File.ReadAllText(Repository.Path("docs", "databases.md")), Does.Contain(code.Split("// GUIDE: begin\n")[1].Split("\n// GUIDE: end")[0]));
    }

    [Test]
    public void Its_connections_are_known_for_SQL_Server()
    {
        using var connection = new SqlConnection();

        Assert.That(SqlDialect.For(connection), Is.SameAs(SqlDialect.SqlServer));
    }

    [Test]
    public void Rows_pass_through_the_code_up_to_the_connection()
    {
        using var connection = new SqlConnection();
        var target = new BulkTarget("dbo", "anx_stage", "[dbo].[anx_stage]", [], Some.Schema);

        Assert.That(async () => await new SqlServerBulkCopy().WriteAsync(connection, null!, target, Some.Rows(1), CancellationToken.None), Throws.InvalidOperationException);
    }
}
