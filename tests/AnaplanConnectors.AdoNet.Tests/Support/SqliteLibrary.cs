using System.Runtime.CompilerServices;

namespace AnaplanConnectors.AdoNet.Tests;

/// <summary>SQLite's own library, which on .NET Framework nobody else names.</summary>
internal static class SqliteLibrary
{
    [ModuleInitializer]
    internal static void Load() => SQLitePCL.raw.SetProvider(new SQLitePCL.SQLite3Provider_e_sqlite3());
}
