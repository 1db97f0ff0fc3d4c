using AnaplanConnectors.Fuzz;
using SharpFuzz;

// dotnet AnaplanConnectors.Fuzz.dll <target>: what afl-fuzz starts; FuzzTests prepares the instrumented copy it is started from.
if (args is not [var name] || FuzzTarget.All.Append(FuzzTarget.Planted).FirstOrDefault(target => target.Name == name) is not { } target)
{
    Console.Error.WriteLine($"Name one target: {string.Join(", ", FuzzTarget.All.Select(known => known.Name))}");
    return 2;
}

Fuzzer.Run(input =>
{
    using var bytes = new MemoryStream();
    input.CopyTo(bytes);
    target.Run(bytes.ToArray());
});
return 0;
