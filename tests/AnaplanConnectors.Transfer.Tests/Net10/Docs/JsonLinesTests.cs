using AnaplanConnectors.TestKit;
using AnaplanConnectors.Transfer.Rows;

namespace AnaplanConnectors.Transfer.Tests.JsonLines;

[TestFixture(CallStyle.Sync), TestFixture(CallStyle.Async)]
public sealed class JsonLinesSourceTests(CallStyle style) : SourceContract(style)
{
    private TemporaryFolder? _folder;

    [TearDown]
    public void Clean() => _folder?.Dispose();

    protected override async Task<ISource> CreateAsync(MemoryTable table)
    {
        _folder = new TemporaryFolder();
        var file = new JsonLinesFile(_folder.File("rows.jsonl"), table.Schema);
        await RowTransfer.RunAsync(table, file);
        return file;
    }
}

[TestFixture(CallStyle.Sync), TestFixture(CallStyle.Async)]
public sealed class JsonLinesDestinationTests(CallStyle style) : DestinationContract(style)
{
    private TemporaryFolder? _folder;
    private string _path = "";

    [TearDown]
    public void Clean() => _folder?.Dispose();

    protected override Task<IDestination> CreateAsync()
    {
        _folder = new TemporaryFolder();
        _path = _folder.File("rows.jsonl");
        return Task.FromResult<IDestination>(new JsonLinesFile(_path));
    }

    protected override async Task<IReadOnlyList<object?[]>?> ArrivedAsync(RowSchema schema)
    {
        if (!File.Exists(_path))
            return null;
        using var rows = await new JsonLinesFile(_path, schema).OpenAsync();
        return (await MemoryTable.ReadAsync(rows)).Rows;
    }
}
