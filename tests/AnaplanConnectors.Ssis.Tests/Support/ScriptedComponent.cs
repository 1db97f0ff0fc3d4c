using Microsoft.SqlServer.Dts.Pipeline;
using Microsoft.SqlServer.Dts.Pipeline.Wrapper;

namespace AnaplanConnectors.Ssis.Tests;

/// <summary>A component that does what a test tells it to, good or bad: the tests of the host itself need one that breaks rules.</summary>
[DtsPipelineComponent(ComponentType = ComponentType.DestinationAdapter, CurrentVersion = 1)]
public sealed class ScriptedComponent : PipelineComponent
{
    /// <summary>Of the test that runs; tests run one at a time.</summary>
    internal static Script Script { get; set; } = new();

    public override void ProvideComponentProperties()
    {
        var input = ComponentMetaData.InputCollection.New();
        input.Name = "Input";
        input.HasSideEffects = true;
        ComponentMetaData.Version = 1;
        Script.Provide?.Invoke(this);
    }

    public override DTSValidationStatus Validate()
    {
        Script.Validate?.Invoke(this);
        return DTSValidationStatus.VS_ISVALID;
    }

    public override void PreExecute() => Script.PreExecute?.Invoke(this);

    public override void PrimeOutput(int outputs, int[] outputIDs, PipelineBuffer[] buffers)
    {
        if (Script.Prime is { } prime)
            prime(this, outputIDs, buffers);
        else
            Array.ForEach(buffers, buffer => buffer.SetEndOfRowset());
    }

    public override void ProcessInput(int inputID, PipelineBuffer buffer) => Script.Process?.Invoke(this, buffer);
}

/// <summary>What a <see cref="ScriptedComponent"/> does when it is called.</summary>
internal sealed class Script
{
    public Action<PipelineComponent>? Provide { get; init; }

    public Action<PipelineComponent>? Validate { get; init; }

    public Action<PipelineComponent>? PreExecute { get; init; }

    public Action<PipelineComponent, int[], PipelineBuffer[]>? Prime { get; init; }

    public Action<PipelineComponent, PipelineBuffer>? Process { get; init; }
}
