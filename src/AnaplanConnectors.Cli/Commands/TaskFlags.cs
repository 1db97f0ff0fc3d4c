using System.CommandLine;
using System.Globalization;
using AnaplanConnectors.Client;

namespace AnaplanConnectors.Cli;

/// <summary>The flags of commands that run something on the server.</summary>
internal sealed class TaskFlags
{
    private readonly Option<string[]> _prompts = new("--prompt")
    {
        Description = "Answer to a prompted mapping, as Type=Name: --prompt Version=Actual. May be repeated.",
        HelpName = "type=name",
    };

    private readonly Option<bool> _idempotent = new("--idempotent")
    {
        Description = "Running it twice does no harm: it may be started again when nobody knows whether it was started.",
    };

    private readonly Option<string?> _timeout = new("--task-timeout")
    {
        Description = "How long to wait for its end: 90s, 30m, 2h. It goes on afterwards. Default: no limit.",
        HelpName = "time",
    };

    private readonly Option<string?> _settleWindow = new("--settle-window")
    {
        Description = "How long the task list is watched for a start whose answer was lost. Default: 60s.",
        HelpName = "time",
    };

    public IReadOnlyList<Option> All => [_prompts, _idempotent, _timeout, _settleWindow];

    public TaskStartOptions Start(ParseResult parsed) => new()
    {
        Idempotent = parsed.GetValue(_idempotent),
        SettleWindow = parsed.GetValue(_settleWindow) is { } text ? Duration(text) : new TaskStartOptions().SettleWindow,
        MappingParameters = (parsed.GetValue(_prompts) ?? []).Select(Prompt).ToList(),
    };

    public TaskWaitOptions Wait(ParseResult parsed) => new()
    {
        Timeout = parsed.GetValue(_timeout) is { } text ? Duration(text) : null,
    };

    public static TimeSpan Duration(string text)
    {
        var seconds = text.Length > 1 && double.TryParse(text.AsSpan(0, text.Length - 1), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            ? number * (text[^1] switch { 's' => 1, 'm' => 60, 'h' => 3_600, _ => 0 })
            : 0;
        return seconds > 0
            ? TimeSpan.FromSeconds(seconds)
            : throw new UsageException($"'{text}' is not a length of time.", "Write it as 90s, 30m or 2h.");
    }

    private static MappingParameter Prompt(string text)
    {
        var equals = text.IndexOf('=', StringComparison.Ordinal);
        return equals > 0
            ? new MappingParameter(text[..equals], text[(equals + 1)..])
            : throw new UsageException($"'{text}' is not an answer to a prompt.", "Write it as Type=Name: --prompt Version=Actual");
    }
}
