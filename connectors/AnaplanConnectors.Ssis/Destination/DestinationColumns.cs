using Microsoft.SqlServer.Dts.Pipeline.Wrapper;

namespace AnaplanConnectors.Ssis;

/// <summary>Where in the buffers the columns of the import stand.</summary>
internal static class DestinationColumns
{
    /// <summary>The mapped input columns under the names that the import has for them.</summary>
    public static IReadOnlyList<BufferColumnInfo> Mapped(IDTSComponentMetaData100 component, IDTSBufferManager100 bufferManager)
    {
        var input = component.InputCollection[DestinationMetadata.InputName];
        var columns = new List<BufferColumnInfo>();
        foreach (IDTSInputColumn100 column in input.InputColumnCollection)
        {
            if (column.ExternalMetadataColumnID == 0)
                continue;
            var external = input.ExternalMetadataColumnCollection.GetObjectByID(column.ExternalMetadataColumnID);
            columns.Add(new BufferColumnInfo(
                external.Name, column.DataType, column.Length, column.Precision, column.Scale, column.CodePage,
                bufferManager.FindColumnByLineageID(input.Buffer, column.LineageID), column.LineageID));
        }

        return columns;
    }
}
