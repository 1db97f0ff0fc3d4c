using AnaplanConnectors.Transfer.Rows;

namespace AnaplanConnectors.Arrow;

/// <summary>A folder of Parquet files that is being filled. Disposing it earlier than it is committed removes what is there.</summary>
internal interface IUnfinishedFolder : IDisposable
{
    /// <summary>A new file in one of its folders, which is made when it is not there.</summary>
    /// <param name="folder">Path of the folder inside this one.</param>
    /// <param name="name">Where the file stands in this folder when everything is there.</param>
    UnfinishedFile Create(string folder, out string name);

    /// <summary>Writes the manifest and gives the folder its name.</summary>
    /// <exception cref="IOException">The name was taken meanwhile, or there is no room.</exception>
    ValueTask CommitAsync(string manifest, CancellationToken cancellationToken);
}
