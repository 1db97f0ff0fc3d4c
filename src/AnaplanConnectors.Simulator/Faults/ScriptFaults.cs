namespace AnaplanConnectors.Simulator;

/// <summary>Reads what goes wrong: <c>delay 5s then accept then drop</c>.</summary>
internal static class ScriptFaults
{
    private static readonly string[] Words =
    [
        "status", "html", "reply", "redirect", "drop", "read", "accept", "expire", "delay", "hang", "slow", "replay", "busy", "swap",
    ];

    public static Fault Read(ScriptWords words)
    {
        var fault = ReadOne(words);
        return words.TakeIf("then") ? fault.And(Read(words)) : fault;
    }

    private static Fault ReadOne(ScriptWords words)
    {
        switch (words.Take("a fault, as 'status 503'").ToLowerInvariant())
        {
            case "status":
                return Status(words);
            case "html":
                return Fault.Html;
            case "reply":
                var status = words.Number(100);
                var text = words.Take("a text in quotation marks");
                return Fault.Reply(status, text, words.TakeIf("as") ? words.Take("a content type") : "application/json");
            case "redirect":
                var address = words.Take("an address");
                return Uri.TryCreate(address, UriKind.Absolute, out var location)
                    ? Fault.Redirect(location)
                    : throw words.Mistake($"'{address}' is no address.");
            case "drop":
                return words.TakeIf("after") ? Fault.ResetInBody(Bytes(words)) : Fault.ResetBeforeBody;
            case "read":
                words.Expect("then");
                words.Expect("drop");
                return Fault.LoseRequest;
            case "accept":
                words.Expect("then");
                return Accepted(words);
            case "expire":
                words.Expect("token");
                return Fault.ExpireToken;
            case "delay":
                return Fault.Delay(words.Time());
            case "hang":
                return Fault.Delay(Timeout.InfiniteTimeSpan);
            case "slow":
                return Slow(words);
            case "replay":
                return Replay(words);
            case "busy":
                return Fault.Busy(words.Time());
            case "swap":
                words.Expect("export");
                return Fault.SwapExport;
            case var other:
                throw words.Mistake($"There is no fault '{other}'.", Nearest.To(other, Words));
        }
    }

    private static Fault Status(ScriptWords words)
    {
        var status = words.Number(400);
        var retryAfter = words.TakeIf("retry-after") ? words.Take("seconds, a date, or anything in quotation marks") : null;
        var body = words.TakeIf("html") ? FaultBody.Html : words.TakeIf("empty") ? FaultBody.Empty : FaultBody.Json;
        return status <= 599 ? Fault.Status(status, retryAfter, body) : throw words.Mistake($"{status} is no error (400 to 599).");
    }

    /// <summary>What happens to the answer of a call that was processed.</summary>
    private static Fault Accepted(ScriptWords words)
    {
        if (words.TakeIf("drop"))
            return words.TakeIf("after") ? Fault.ResetInReply(Bytes(words, least: 0)) : Fault.LoseReply;
        if (words.TakeIf("cut"))
        {
            words.Expect("to");
            return Fault.CutReply(Bytes(words, least: 0));
        }
        words.Expect("short");
        words.Expect("by");
        return Fault.ShortReply(Bytes(words));
    }

    private static Fault Slow(ScriptWords words)
    {
        var isReply = words.TakeIf("reply");
        if (!isReply)
            words.Expect("request");
        var bytes = Bytes(words);
        words.Expect("every");
        var time = words.Time();
        return isReply ? Fault.SlowReply(bytes, time) : Fault.SlowRequest(bytes, time);
    }

    private static Fault Replay(ScriptWords words)
    {
        if (words.TakeIf("after"))
            return Fault.LoseAndReplay(words.Time());
        words.Expect("behind");
        var route = FaultScript.RouteOf(words);
        return Fault.LoseAndReplay(route, words.TakeIf("nth") ? words.Number(1) : 1);
    }

    private static int Bytes(ScriptWords words, int least = 1)
    {
        var count = words.Number(least);
        if (!words.TakeIf("byte"))
            words.Expect("bytes");
        return count;
    }
}
