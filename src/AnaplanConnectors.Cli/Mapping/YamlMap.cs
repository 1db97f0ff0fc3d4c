using AnaplanConnectors.Client;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace AnaplanConnectors.Cli;

/// <summary>
/// A mapping of a YAML or JSON file, read strictly: unknown keys are problems with a suggestion, and no scalar is guessed at.
/// All problems of a file are collected in one list.
/// </summary>
internal sealed class YamlMap
{
    private const int MaxLength = 1_000_000;
    private const int MaxDepth = 20;

    private readonly Dictionary<string, YamlNode> _children = new(StringComparer.Ordinal);
    private readonly List<string> _problems;
    private readonly HashSet<string> _known = new(StringComparer.Ordinal);
    private readonly YamlNode _node;

    private YamlMap(YamlNode node, List<string> problems)
    {
        _node = node;
        _problems = problems;
        if (node is not YamlMappingNode mapping)
        {
            Report(node, "this has to be a mapping of keys to values");
            return;
        }

        foreach (var (key, value) in mapping.Children)
        {
            if (key is YamlScalarNode { Value: { } name })
                _children[name] = value;
            else
                Report(key, "a key has to be a text");
        }
    }

    /// <summary>The names of the keys, in the order of the file.</summary>
    public IReadOnlyCollection<string> Keys => _children.Keys;

    /// <summary>Reads a file and what a reader makes of it.</summary>
    /// <exception cref="UsageException">The file is no YAML, or not what the reader wants; all problems are named.</exception>
    public static T Read<T>(string path, string what, Func<YamlMap, T> reader)
    {
        if (!File.Exists(path))
            throw new UsageException($"The {what} '{path}' does not exist.", "Check the path.", ExitCode.NotFound);
        if (new FileInfo(path).Length > MaxLength)
            throw new UsageException($"The {what} '{path}' has more than {Figures.Count(MaxLength)} bytes.", "Check the path.");
        var problems = new List<string>();
        var result = default(T);
        try
        {
            var text = File.ReadAllText(path);
            Check(text);
            var stream = new YamlStream();
            stream.Load(new StringReader(text));
            if (stream.Documents is [var only])
                result = reader(new YamlMap(only.RootNode, problems));
            else
                problems.Add("it has to hold one document");
        }
        catch (YamlException problem)
        {
            problems.Add($"line {problem.Start.Line}: {problem.Message.TrimEnd('.')}");
        }

        return problems.Count == 0 ? result! : throw new UsageException($"The {what} '{path}' cannot be used: {string.Join("; ", problems)}.", "Correct the file. See docs/types.md.");
    }

    public string? Text(string key)
    {
        _known.Add(key);
        if (!_children.TryGetValue(key, out var node))
            return null;
        if (node is YamlScalarNode { Value: { } text })
            return text;
        Report(node, $"'{key}' has to be a text");
        return null;
    }

    /// <summary>One of several words.</summary>
    public T? Word<T>(string key, IReadOnlyDictionary<string, T> words)
        where T : struct
    {
        if (Text(key) is not { } text)
            return null;
        if (words.TryGetValue(text, out var value))
            return value;
        Report(_children[key], $"'{key}' is '{text}' (allowed: {string.Join(", ", words.Keys)})");
        return null;
    }

    public YamlMap? Map(string key)
    {
        _known.Add(key);
        return _children.TryGetValue(key, out var node) ? new YamlMap(node, _problems) : null;
    }

    public void Report(string key, string problem) => Report(_children.TryGetValue(key, out var node) ? node : _node, problem);

    /// <summary>Every key that nobody asked for is a problem.</summary>
    public void NothingElse()
    {
        foreach (var unknown in _children.Keys.Where(key => !_known.Contains(key)))
        {
            var near = NearNames.Of(unknown, _known).FirstOrDefault();
            Report(_children[unknown], $"there is no key '{unknown}' here; {(near is null ? $"keys are {string.Join(", ", _known)}" : $"did you mean '{near}'?")}");
        }
    }

    private void Report(YamlNode node, string problem) => _problems.Add($"line {node.Start.Line}: {problem}");

    // Before nodes are made: deep nesting would end the process, and tags mean types that nobody wants made.
    private static void Check(string text)
    {
        var parser = new Parser(new StringReader(text));
        var depth = 0;
        while (parser.MoveNext())
        {
            depth += parser.Current!.NestingIncrease;
            if (depth > MaxDepth)
                throw new YamlException(parser.Current.Start, parser.Current.End, "it is nested too deeply");
            if (parser.Current is YamlDotNet.Core.Events.NodeEvent { Tag.IsEmpty: false })
                throw new YamlException(parser.Current.Start, parser.Current.End, "tags are not allowed");
        }
    }
}
