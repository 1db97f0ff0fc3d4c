namespace Microsoft.SqlServer.Dts.Pipeline;

public enum PipelineBufferMode
{
    Input = 0,
    Output = 1,
}

public enum ComponentType
{
    Transform = 0,
    SourceAdapter = 1,
    DestinationAdapter = 2,
}
