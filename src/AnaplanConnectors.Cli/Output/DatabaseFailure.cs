using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace AnaplanConnectors.Cli;

/// <summary>What to do when a database has refused or failed: by SQLite's own numbers, by the classes of SQLSTATE, or by what the provider says.</summary>
internal static class DatabaseFailure
{
    private const string Again = "Run the command again; a load with the same --run-id is not done twice.";
    private const string Room = "Make room there, then run the command again; nothing was loaded.";
    private const string Rows = "Correct the rows, or the table they go to; nothing was loaded.";

    private const string ReadOnly = "A query is read so that it changes nothing; --query-may-write lets anx copy and check run it as it is.";

    public static Failure Of(DbException problem)
    {
        var (exitCode, next) = problem is SqliteException sqlite ? OfSqlite(sqlite.SqliteErrorCode) : OfOther(problem);
        return new Failure(exitCode, $"The database {(exitCode is ExitCode.Incomplete or ExitCode.Busy ? "failed" : "refused")}: {problem.Message}", next, LocalCodes.DatabaseFailed);
    }

    // https://sqlite.org/rescode.html
    private static (ExitCode, string) OfSqlite(int code) => code switch
    {
        5 or 6 => (ExitCode.Busy, "Another program has the file. Run the command again when it has ended, or wait longer with --command-timeout."),
        8 => (ExitCode.Refused, "Correct the query, or the rights of the file. " + ReadOnly),
        7 or 10 => (ExitCode.Incomplete, Again),
        13 => (ExitCode.Incomplete, Room),
        14 => (ExitCode.NotFound, "Check the path of the database: its folder has to be there, and open to you."),
        19 or 20 => (ExitCode.Refused, Rows),
        26 => (ExitCode.Refused, "Check the path: the file is no SQLite database, or is encrypted."),
        _ => (ExitCode.Refused, "Correct the query, or the name of the table."),
    };

    // https://www.postgresql.org/docs/current/errcodes-appendix.html; the classes are those of the SQL standard.
    private static (ExitCode, string) OfOther(DbException problem) => problem.SqlState is { Length: 5 } state ? state[..2] switch
    {
        "22" => (ExitCode.Refused, "Correct the rows, or the query that computes with them; nothing was loaded."),
        "23" => (ExitCode.Refused, Rows),
        "25" when state == "25006" => (ExitCode.Refused, ReadOnly),
        "28" => (ExitCode.SignIn, "Correct the user or the password of the connection: anx conn add"),
        "3D" => (ExitCode.NotFound, "Correct the name of the database in the connection."),
        "42" => (ExitCode.Refused, "Correct the query, the name of the table, or the rights of the user."),
        "53" => (ExitCode.Incomplete, Room),
        "57" when state == "57014" => (ExitCode.Incomplete, "Allow more time with --command-timeout, or make the statement faster."),
        _ => OfTransience(problem),
    }
    : OfTransience(problem);

    private static (ExitCode, string) OfTransience(DbException problem) => problem.IsTransient
        ? (ExitCode.Incomplete, Again)
        : (ExitCode.Refused, problem.Message.Contains("read-only mode", StringComparison.Ordinal) ? ReadOnly : "Correct the query, the name of the table, or the connection."); // DuckDB has no codes
}
