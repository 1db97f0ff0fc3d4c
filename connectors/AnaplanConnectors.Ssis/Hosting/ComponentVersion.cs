using Microsoft.SqlServer.Dts.Pipeline;
using Microsoft.SqlServer.Dts.Pipeline.Wrapper;

namespace AnaplanConnectors.Ssis;

/// <summary>Which version of our metadata a package was saved with.</summary>
internal static class ComponentVersion
{
    public static void RefuseNewer(IDTSComponentMetaData100 component, int known)
    {
        if (component.Version > known)
        {
            throw new PipelineComponentHResultException(
                $"'{component.Name}' was saved by a newer version of the Anaplan components ({component.Version}; installed: {known}). Install the newer version here.",
                ErrorNumbers.Failed);
        }
    }
}
