using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;

namespace AnaplanConnectors.Cli.Tests.Canaries;

/// <summary>Everything that is thrown while it lives, as a log would show it: also what is caught again.</summary>
internal sealed class ExceptionWatch : IDisposable
{
    [ThreadStatic]
    private static bool isWriting;

    private readonly ConcurrentQueue<string> _texts = [];

    public ExceptionWatch() => AppDomain.CurrentDomain.FirstChanceException += Take;

    public IEnumerable<string> Texts => _texts;

    public void Dispose() => AppDomain.CurrentDomain.FirstChanceException -= Take;

    private void Take(object? sender, FirstChanceExceptionEventArgs thrown)
    {
        if (isWriting)
            return;
        isWriting = true;
        _texts.Enqueue($"{thrown.Exception}\n{string.Join('\n', thrown.Exception.Data.Values.Cast<object?>())}");
        isWriting = false;
    }
}
