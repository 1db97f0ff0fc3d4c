using System.Reflection;

namespace AnaplanConnectors.Ssis;

/// <summary>
/// Loads what this DLL needs from inside it, for this DLL alone. SSIS processes hold other vendors' copies of the same libraries, and
/// no configuration file of ours.
/// </summary>
/// <remarks>
/// Every class that SSIS creates calls <see cref="Register"/> in its static constructor, and no type of this DLL derives from, implements or
/// holds as a value a type of an embedded assembly: the designer lists the types before any of our code has run.
/// </remarks>
internal static class EmbeddedAssemblies
{
    private const string Prefix = "Embedded.";

    private static readonly Assembly Here = typeof(EmbeddedAssemblies).Assembly;
    private static readonly Dictionary<string, Assembly?> Loaded = new(StringComparer.OrdinalIgnoreCase);
    private static bool s_isRegistered;

    public static void Register()
    {
        lock (Loaded)
        {
            if (s_isRegistered)
                return;
            s_isRegistered = true;
            AppDomain.CurrentDomain.AssemblyResolve += (_, asked) => Resolve(asked);
        }
    }

    private static Assembly? Resolve(ResolveEventArgs asked)
    {
        lock (Loaded)
        {
            // Mono does not tell who asks.
            if (asked.RequestingAssembly is { } asker && asker != Here && !Loaded.ContainsValue(asker))
                return null;
            var wanted = new AssemblyName(asked.Name);
            if (wanted.Name is not { } name)
                return null;
            if (!Loaded.TryGetValue(name, out var found))
                Loaded[name] = found = Load(name);
            return found is not null && Fits(found.GetName(), wanted) ? found : null;
        }
    }

    private static Assembly? Load(string name)
    {
        using var content = Here.GetManifestResourceStream(Prefix + name + ".dll");
        if (content is null)
            return null;
        var bytes = new byte[content.Length];
        var count = 0;
        while (count < bytes.Length)
            count += content.Read(bytes, count, bytes.Length - count);
        return Assembly.Load(bytes);
    }

    private static bool Fits(AssemblyName found, AssemblyName wanted)
        => (wanted.Version is null || found.Version >= wanted.Version)
            && (wanted.GetPublicKeyToken() is not { Length: > 0 } token || token.SequenceEqual(found.GetPublicKeyToken() ?? []));
}
