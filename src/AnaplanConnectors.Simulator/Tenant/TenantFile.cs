using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace AnaplanConnectors.Simulator;

/// <summary>
/// Reads a tenant from YAML. The keys are the names of the definition classes' properties in camel case, enumerations have the
/// API's words; <c>docs/tenant-file.md</c> describes them all. Strict: unknown keys, wrong types and names that nothing bears are
/// errors.
/// </summary>
public static class TenantFile
{
    /// <summary>Reads a tenant; paths in it are relative to the current directory.</summary>
    /// <param name="yaml">The text of a tenant file.</param>
    /// <exception cref="TenantFileException">The text is no YAML, or describes no tenant. All problems are reported
    /// together.</exception>
    public static TenantDefinition Parse(string yaml) => Read(yaml, "The tenant file", Directory.GetCurrentDirectory());

    /// <summary>Reads a tenant; paths in it are relative to the folder of the file.</summary>
    /// <param name="path">A UTF-8 text file.</param>
    /// <exception cref="TenantFileException">The file is no YAML, or describes no tenant. All problems are reported
    /// together.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static TenantDefinition Load(string path) =>
        Read(File.ReadAllText(path), $"The tenant file '{path}'", Path.GetDirectoryName(Path.GetFullPath(path))!);

    private static TenantDefinition Read(string yaml, string what, string folder)
    {
        var reader = new DefinitionReader(folder);
        var definition = (TenantDefinition?)reader.Read(RootOf(yaml, what), typeof(TenantDefinition)) ?? new TenantDefinition();
        if (reader.Problems.Count > 0)
            throw new TenantFileException(what, reader.Problems);
        // Names are checked by building the tenant: nothing else knows all the rules.
        var problems = new Problems();
        TenantBuilder.Build(definition, problems);
        if (problems.Any)
            throw new TenantFileException(what, [.. problems.All.Select(reader.Locate).OrderBy(problem => problem.Line)]);
        return definition;
    }

    private static YamlNode RootOf(string yaml, string what)
    {
        var stream = new YamlStream();
        try
        {
            stream.Load(new StringReader(yaml));
        }
        catch (YamlException error)
        {
            throw new TenantFileException(what,
                [new TenantProblem(error.Message, null, (int)error.Start.Line, (int)error.Start.Column)]);
        }

        return stream.Documents switch
        {
            [] => throw new TenantFileException(what, [new TenantProblem("There is nothing in it.", null, 1, 1)]),
            [var only] => only.RootNode,
            [_, var second, ..] => throw new TenantFileException(what,
                [new TenantProblem("There is more than one document in it.", null, (int)second.RootNode.Start.Line,
                    (int)second.RootNode.Start.Column)]),
        };
    }
}
