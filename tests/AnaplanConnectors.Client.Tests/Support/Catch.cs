namespace AnaplanConnectors.Client.Tests;

internal static class Catch
{
    /// <summary>The error that the work ends with; the test fails without one.</summary>
    public static async Task<TException> Async<TException>(Func<Task> work)
        where TException : Exception
    {
        try
        {
            await work();
        }
        catch (TException e)
        {
            return e;
        }

        throw new AssertionException($"No {typeof(TException).Name} was thrown.");
    }
}
