using Microsoft.Win32.SafeHandles;

namespace AnaplanConnectors.Cli;

/// <summary>Standard output as bytes.</summary>
internal static class OutputPipe
{
    /// <summary>
    /// The console's stream takes everything when whoever reads a pipe has closed it, and loses it; a pipe of its own says so. Files and
    /// terminals are left to the console, which keeps the place in a file for what is written behind.
    /// </summary>
    public static Stream Open()
    {
        if (OperatingSystem.IsWindows() || !Console.IsOutputRedirected)
            return Console.OpenStandardOutput();
        var pipe = new FileStream(new SafeFileHandle(1, ownsHandle: false), FileAccess.Write, bufferSize: 0);
        return pipe.CanSeek ? Console.OpenStandardOutput() : pipe;
    }

    /// <summary>Whether whoever read a pipe has closed it: EPIPE.</summary>
    public static bool IsClosed(Exception problem) => problem is IOException { HResult: 32 } && !OperatingSystem.IsWindows();
}
