using System.Windows.Forms;

namespace AnaplanConnectors.Ssis.Design;

/// <summary>Asks Anaplan on another thread, so that the designer stays awake. Metadata of SSIS stays on the designer's.</summary>
internal static class Background
{
    /// <summary>Works, then goes on here. A control that is gone meanwhile is told nothing.</summary>
    /// <param name="owner">A control of the page.</param>
    /// <param name="work">Touches nothing of SSIS and no control.</param>
    /// <param name="done">With the result, on the designer's thread.</param>
    /// <param name="failed">With what went wrong, on the designer's thread.</param>
    /// <returns>Disposing it cancels the work.</returns>
    public static IDisposable Run<T>(Control owner, Func<CancellationToken, T> work, Action<T> done, Action<string> failed)
    {
        var stop = new CancellationTokenSource();
        ThreadPool.QueueUserWorkItem(_ =>
        {
            Action then;
            try
            {
                var result = work(stop.Token);
                then = () => done(result);
            }
            catch (OperationCanceledException)
            {
                then = () => failed("Stopped.");
            }
            catch (Exception problem)
            {
                then = () => failed(problem.Message);
            }

            try
            {
                owner.BeginInvoke(then);
            }
            catch (InvalidOperationException)
            {
                // The dialog was closed while Anaplan was asked.
            }
        });
        return new Stop(stop);
    }

    private sealed class Stop(CancellationTokenSource source) : IDisposable
    {
        public void Dispose() => source.Cancel();
    }
}
