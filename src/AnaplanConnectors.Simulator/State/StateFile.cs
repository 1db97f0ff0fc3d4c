using System.IO.Compression;

namespace AnaplanConnectors.Simulator;

/// <summary>The state of the simulator in a folder: one archive, replaced as a whole so that a crash leaves the one before.</summary>
internal sealed class StateFile(string folder)
{
    private readonly SemaphoreSlim _writing = new(1, 1);

    private string Path => System.IO.Path.Combine(folder, "state.zip");

    public bool Exists => File.Exists(Path);

    /// <exception cref="StateException">The state cannot be used.</exception>
    public void Load(World world)
    {
        using var file = File.OpenRead(Path);
        Load(world, file);
    }

    /// <exception cref="StateException">The state cannot be used.</exception>
    public static void Load(World world, Stream state)
    {
        try
        {
            using var archive = new ZipArchive(state, ZipArchiveMode.Read, leaveOpen: true);
            new StateReader(world, archive).Read();
        }
        catch (InvalidDataException error)
        {
            throw new StateException("This is no saved state.", error);
        }
    }

    public static void Write(World world, Stream output)
    {
        using var archive = new ZipArchive(output, ZipArchiveMode.Create, leaveOpen: true);
        new StateWriter(world, archive).Write();
    }

    public async Task SaveAsync(World world)
    {
        await _writing.WaitAsync();
        try
        {
            Directory.CreateDirectory(folder);
            var next = Path + ".next";
            await using (var file = new FileStream(next, FileMode.Create, FileAccess.Write, FileShare.None))
            {
                Write(world, file);
                file.Flush(flushToDisk: true);
            }
            File.Move(next, Path, overwrite: true);
        }
        finally
        {
            _writing.Release();
        }
    }
}
