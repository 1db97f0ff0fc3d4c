using Dapper;

namespace AnaplanConnectors.AdoNet.Tests;

public sealed record Sale(string Products, double Units, DateTime Launch);

/// <summary>The lines of docs/guides/dapper.md between the two marks.</summary>
internal static class DapperGuide
{
    public static async Task<IEnumerable<Sale>> ReadAsync(AnaplanConnection connection)
    {
        // GUIDE: begin
        var sales = await connection.QueryAsync<Sale>(
            "SELECT Products, Units, Launch FROM views.[REV01 Sales] WHERE Time = @month AND Active = true",
            new { month = "Jan 25" });

        foreach (var sale in sales)
            Console.WriteLine($"{sale.Products}: {sale.Units} since {sale.Launch:yyyy-MM-dd}");

        // GUIDE: end
        return sales;
    }
}
