using System.Globalization;
using System.Xml.Linq;
using Microsoft.SqlServer.Dts.Pipeline;
using Microsoft.SqlServer.Dts.Pipeline.Wrapper;
using DataType = Microsoft.SqlServer.Dts.Runtime.Wrapper.DataType;

namespace AnaplanConnectors.Ssis.Host;

/// <summary>
/// Executes a component that was saved: a new instance, new ids, and the calls in the order of a server. Everything that a server would mind
/// is an error.
/// </summary>
public sealed class DataFlowRun
{
    private const int ColumnsOfOthers = 3;

    private readonly HostComponent _component;
    private readonly PipelineComponent _instance;
    private readonly HostBufferManager _buffers = new();
    private readonly Dictionary<int, OutputSink> _sinks = [];
    private readonly List<MemoryBuffer> _outputs = [];
    private readonly Dictionary<int, BufferLayout> _outputLayouts = [];
    private readonly List<string> _calls = [];
    private readonly Random _random;
    private readonly HostConnections _connections;
    private BufferLayout _inputLayout;

    private DataFlowRun(HostComponent component, PipelineComponent instance, HostConnections connections, int seed)
    {
        _connections = connections;
        _component = component;
        _instance = instance;
        _random = new Random(seed);
        instance.ComponentMetaData = component;
        instance.BufferManager = _buffers;
        component.Instance = instance;
    }

    /// <summary>What was called, in order.</summary>
    public IReadOnlyList<string> Calls => _calls;

    public EventLog Events => _component.Events;

    public IDTSComponentMetaData100 Component => _component;

    /// <summary>Rows that an output buffer holds before it is handed on. Default: 1,000.</summary>
    public int OutputBufferRows { get; set; } = 1_000;

    /// <summary>Called between the two validations of a run, where expressions may be evaluated anew.</summary>
    public Action BetweenValidations { get; set; }

    /// <summary>The columns of the input's buffers in their order; known once the run has begun.</summary>
    public BufferLayout InputLayout => _inputLayout;

    /// <param name="saved">From <see cref="DesignSurface.Save"/>.</param>
    /// <param name="connections">The connection managers of the package.</param>
    /// <param name="attached">Names of the outputs that paths lead on from.</param>
    /// <param name="seed">Of the order of columns and outputs.</param>
    public static DataFlowRun Load<T>(XElement saved, HostConnections connections, IEnumerable<string> attached = null, int seed = 17)
        where T : PipelineComponent, new()
    {
        var component = ComponentXml.Load(saved, new HostContext(100_000), new EventLog());
        connections?.Restore(component);
        foreach (var name in attached ?? [])
            ((HostOutput)component.OutputCollection[name]).HasPath = true;
        return new DataFlowRun(component, new T(), connections, seed);
    }

    /// <summary>Overrides a property as an expression does, before validation.</summary>
    public void Express(string property, object value)
    {
        var found = _component.CustomPropertyCollection[property];
        if (found.ExpressionType != DTSCustomPropertyExpressionType.CPET_NOTIFY)
            throw new HostRuleException($"Property '{property}' takes no expressions.");
        found.Value = value;
    }

    /// <summary>Collects the rows of an output, or looks at each of its buffers.</summary>
    public OutputSink Sink(string output)
    {
        var id = _component.OutputCollection[output].ID;
        return _sinks.TryGetValue(id, out var sink) ? sink : _sinks[id] = new OutputSink();
    }

    /// <summary>Runs a source to its end.</summary>
    public void Run() => Execute(() => { });

    /// <summary>Runs a destination on buffers that a component above fills.</summary>
    /// <param name="fill">Fills a row, which was added already; false when there are no more.</param>
    /// <param name="bufferRows">Rows of the first buffer, the second and so on; the last size holds for all others.</param>
    /// <param name="betweenBuffers">Called before each buffer is handed over.</param>
    public void Push(Func<PipelineBuffer, BufferLayout, bool> fill, int[] bufferRows, Action betweenBuffers = null) => Execute(() =>
    {
        var input = (HostInput)_component.InputCollection[0];
        var buffer = new MemoryBuffer(_inputLayout, PipelineBufferMode.Output, bufferRows.Max());
        for (var i = 0; ; i++)
        {
            buffer.Reuse();
            var isLast = !Fill(buffer, fill, bufferRows[Math.Min(i, bufferRows.Length - 1)]);
            HandOver(input, buffer, isLast: false, betweenBuffers);
            if (isLast)
                break;
        }

        // The engine may say that it was the last one with a buffer of no rows.
        buffer.Reuse();
        HandOver(input, buffer, isLast: true, betweenBuffers);
    });

    /// <summary>Pulls the plug: what the engine calls when somebody presses Stop, from another thread.</summary>
    public void Stop()
    {
        _calls.Add("ReleaseConnections (stopped)");
        _instance.ReleaseConnections();
    }

    private static bool Fill(MemoryBuffer buffer, Func<PipelineBuffer, BufferLayout, bool> fill, int rows)
    {
        for (var i = 0; i < rows; i++)
        {
            buffer.AddRow();
            if (fill(buffer.Public, buffer.Layout))
                continue;
            buffer.RemoveRow();
            return false;
        }

        return true;
    }

    private void Execute(Action process)
    {
        var culture = CultureInfo.CurrentCulture;
        var acquired = _connections?.Acquired ?? 0;
        LayOut();
        try
        {
            ValidateOnce();
            BetweenValidations?.Invoke();
            ValidateOnce();
            _component.Context.ReadOnlyBecause = "execution";
            Call(nameof(_instance.PrepareForExecute), _instance.PrepareForExecute);
            Call(nameof(_instance.AcquireConnections), () => _instance.AcquireConnections(null));
            Call(nameof(_instance.PreExecute), _instance.PreExecute);
            Prime();
            process();
            foreach (var output in _outputs.Where(output => !output.HasEnded))
                throw new HostRuleException("An output was left without SetEndOfRowset: what is attached to it would wait forever.");
            Call(nameof(_instance.PostExecute), _instance.PostExecute);
        }
        finally
        {
            _component.Context.ReadOnlyBecause = null;
            _outputs.ForEach(output => output.Disconnect());
            Call(nameof(_instance.ReleaseConnections), _instance.ReleaseConnections);
            Call(nameof(_instance.Cleanup), _instance.Cleanup);
        }

        if ((_connections?.Acquired ?? 0) is var held && held != acquired)
            throw new HostRuleException($"{held - acquired} connections were acquired and not released.");
        if (!Equals(culture, CultureInfo.CurrentCulture))
            throw new HostRuleException("The culture of the thread was changed.");
        if (Events.All.FirstOrDefault(one => !one.IsFromHostThread) is { } stray)
            throw new HostRuleException($"An event was raised from a thread of its own: {stray.Text}");
    }

    private void ValidateOnce()
    {
        Call(nameof(_instance.AcquireConnections), () => _instance.AcquireConnections(null));
        try
        {
            _component.Context.ReadOnlyBecause = "Validate";
            var status = DTSValidationStatus.VS_ISCORRUPT;
            Call(nameof(_instance.Validate), () => status = _instance.Validate());
            if (status != DTSValidationStatus.VS_ISVALID)
                throw new ValidationFailedException(status, string.Join(" ", Events.Errors.Concat(Events.Warnings)));
        }
        finally
        {
            _component.Context.ReadOnlyBecause = null;
            Call(nameof(_instance.ReleaseConnections), _instance.ReleaseConnections);
        }
    }

    private void LayOut()
    {
        foreach (var input in _component.Inputs)
        {
            if (!input.HasSideEffects && _component.Outputs.All(output => !output.IsAttached))
                throw new HostRuleException($"Input '{input.Name}' has no side effects and nothing is attached behind it: the engine leaves the component out.");
            var own = _component.Outputs.Where(output => output.SynchronousInputID == input.ID && output.IsAttached)
                .SelectMany(output => Cells(output).Where(cell => cell.Name is not (HostOutput.ErrorCode or HostOutput.ErrorColumn)));
            _inputLayout = _buffers.Add(input.Upstream.Select(column => new BufferCell(column.Name, column.Type, column.LineageID)).Concat(own), _random);
            input.Buffer = _inputLayout.Handle;
        }

        foreach (var output in _component.Outputs.Where(output => output.IsAttached && output.SynchronousInputID == 0))
        {
            _outputLayouts[output.ID] = _buffers.Add(Cells(output).Concat(Downstream()), _random);
            output.Buffer = _outputLayouts[output.ID].Handle;
        }
    }

    private void Prime()
    {
        var outputs = _component.Outputs.Where(output => output.IsAttached && output.SynchronousInputID == 0).OrderBy(_ => _random.Next()).ToList();
        if (outputs.Count == 0)
            return;
        foreach (var output in outputs)
            _outputs.Add(new MemoryBuffer(_outputLayouts[output.ID], PipelineBufferMode.Output, OutputBufferRows, Sink(output.Name).Take));
        Call(nameof(_instance.PrimeOutput), () => _instance.PrimeOutput(outputs.Count, outputs.Select(output => output.ID).ToArray(), _outputs.Select(output => output.Public).ToArray()));
    }

    private void HandOver(HostInput input, MemoryBuffer buffer, bool isLast, Action betweenBuffers)
    {
        betweenBuffers?.Invoke();
        buffer.TurnToInput(isLast);
        buffer.MayDirectTo = id => _component.Outputs.Any(output => output.ID == id && output.IsAttached && output.SynchronousInputID == input.ID && output.ExclusionGroup != 0);
        try
        {
            Call(nameof(_instance.ProcessInput), () => _instance.ProcessInput(input.ID, buffer.Public));
        }
        finally
        {
            buffer.Disconnect();
        }

        PassThrough(input, buffer);
        foreach (var pair in buffer.Directed.OrderBy(pair => pair.Key))
            Sink(_component.OutputCollection.GetObjectByID(pair.Value.OutputId).Name).TakeRow(buffer, pair.Key, pair.Value);
    }

    /// <summary>Synchronous outputs without an exclusion group get every row, in its buffer.</summary>
    private void PassThrough(HostInput input, MemoryBuffer buffer)
    {
        foreach (var output in _component.Outputs.Where(output => output.IsAttached && output.SynchronousInputID == input.ID && output.ExclusionGroup == 0))
            Sink(output.Name).Take(buffer);
    }

    /// <summary>Columns that components below add lie in the same buffers.</summary>
    private IEnumerable<BufferCell> Downstream() => Enumerable.Range(1, ColumnsOfOthers)
        .Select(number => new BufferCell($"Downstream {number}", new ColumnType(DataType.DT_GUID), _component.Context.TakeId()));

    private static IEnumerable<BufferCell> Cells(HostOutput output)
        => output.OutputColumnCollection.Cast<HostOutputColumn>().Select(column => new BufferCell(column.Name, column.Type, column.LineageID));

    private void Call(string name, Action call)
    {
        _calls.Add(name);
        call();
    }
}

/// <summary>Validation before a run said no.</summary>
public sealed class ValidationFailedException(DTSValidationStatus status, string text) : Exception($"{status}: {text}")
{
    public DTSValidationStatus Status { get; } = status;
}
