namespace AnaplanConnectors.Simulator;

/// <summary>Finds the line of the route table that a request is meant for. Lines that stand earlier win.</summary>
internal sealed class Router
{
    private static readonly RouteMatch UnknownPath = new(null, new Dictionary<string, string>(), PathIsKnown: false);

    private readonly ILookup<int, (PathTemplate Template, Endpoint Endpoint)> _byLength;

    public Router(IEnumerable<Endpoint> endpoints) =>
        _byLength = endpoints
            .SelectMany(endpoint => PathTemplate.Parse(endpoint.Path).Select(template => (Template: template, endpoint)))
            .ToLookup(entry => entry.Template.Length);

    public RouteMatch Match(string method, string rawPath)
    {
        var segments = PathTemplate.Split(rawPath);
        var result = UnknownPath;
        foreach (var (template, endpoint) in _byLength[segments.Length])
        {
            if (template.Match(segments) is not { } values)
                continue;
            if (endpoint.Method == method)
                return new RouteMatch(endpoint, values, PathIsKnown: true);
            result = new RouteMatch(null, values, PathIsKnown: true);
        }
        return result;
    }
}
