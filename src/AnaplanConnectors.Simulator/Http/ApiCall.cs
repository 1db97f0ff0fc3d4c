using System.Globalization;

namespace AnaplanConnectors.Simulator;

/// <summary>A request on its way through the core, with what has been found out about it.</summary>
internal sealed class ApiCall(ApiRequest request, Endpoint endpoint, RecordedRequest record)
{
    private UserState? _user;
    private ModelRuntime? _model;

    public ApiRequest Request { get; } = request;

    public Endpoint Endpoint { get; } = endpoint;

    public RecordedRequest Record { get; } = record;

    public QueryParameters Query => Request.Query;

    /// <summary>Whose token it came with; set before any handler of the Integration API runs.</summary>
    public UserState User
    {
        get => _user ?? throw new InvalidOperationException($"{Endpoint.Route} needs no token and has no user.");
        set => _user = value;
    }

    /// <summary>The token it came with; null for calls that need none, and for passwords and API keys.</summary>
    public Token? Token { get; set; }

    /// <summary>The model of the path, which the user may see.</summary>
    public ModelRuntime Model
    {
        get => _model ?? throw new InvalidOperationException($"{Endpoint.Route} is not about a model.");
        set => _model = value;
    }

    /// <summary>A value of the path, unescaped.</summary>
    public string this[string name] => Record.Values[name];

    /// <summary>A number of the path; what is not a number is unknown.</summary>
    public int Index(string name) =>
        int.TryParse(this[name], NumberStyles.None, CultureInfo.InvariantCulture, out var index)
            ? index
            : throw ApiException.NotFound();
}
