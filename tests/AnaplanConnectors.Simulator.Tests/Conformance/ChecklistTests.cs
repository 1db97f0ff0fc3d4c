using AnaplanConnectors.TestKit;

namespace AnaplanConnectors.Simulator.Tests;

/// <summary>Which tests stand for which line of "What an honest simulator must enforce", section 12 of the API reference.</summary>
public sealed class ChecklistTests
{
    private static readonly (string Line, Type[] Tests)[] Lines =
    [
        ("401 for missing, unknown, expired, logged-out tokens", [typeof(TokenTests), typeof(SchemeTests), typeof(ConformanceTests)]),
        ("201 on authenticate; Basic, certificate v1 and v2", [typeof(PasswordTests), typeof(CertificateTests)]),
        ("`Bearer` accepted on the Integration API", [typeof(SchemeTests), typeof(TokenTests)]),
        ("OAuth: code, device", [typeof(AuthorizationCodeTests), typeof(DeviceTests), typeof(RefreshTests)]),
        ("both URL prefixes; case-sensitive ids", [typeof(RoutingTests), typeof(TaskStartTests)]),
        ("empty collections without key; paging", [typeof(EnvelopeTests), typeof(PagingTests), typeof(SortTests)]),
        ("rate limit 600/min per tenant", [typeof(RateLimitTests), typeof(FaultTests), typeof(FaultPlanTests), typeof(SlownessTests)]),
        ("status codes exactly", [typeof(ConformanceTests), typeof(UploadTests), typeof(ModelStatusTests)]),
        ("upload state machine", [typeof(UploadTests), typeof(UploadRuleTests), typeof(ChunkBodyTests)]),
        ("single PUT refuses gzip type", [typeof(WholeFileTests), typeof(PrivateContentTests)]),
        ("download chunks of a configurable size", [typeof(DownloadTests)]),
        ("asynchronous with observable NOT_STARTED", [typeof(TaskLifeTests), typeof(BusyModelTests), typeof(TaskListTests)]),
        ("import really parses the bytes", [typeof(RecordReaderTests), typeof(ListImportTests), typeof(ModuleImportTests), typeof(ImportTaskTests), typeof(DumpTests)]),
        ("processes: ordered nested results", [typeof(ProcessTests), typeof(ProcessTaskTests)]),
        ("prompted imports", [typeof(ImportTaskTests), typeof(TaskStartTests)]),
        ("export writes CSV/TXT in the layouts", [typeof(TabularExportTests), typeof(GridExportTests), typeof(ExportFormatTests), typeof(ExportMetadataTests), typeof(ExportTaskTests)]),
        ("list add/update/delete tables", [typeof(ListAdditionTests), typeof(ListUpdateTests), typeof(ListDeletionTests), typeof(ListChangeRefusalTests)]),
        ("cell write by id and by name/code", [typeof(CellWriteTests)]),
        ("view metadata, data CSV + JSON", [typeof(ViewTests), typeof(ViewDataTests), typeof(LargeViewTests), typeof(ReadRequestTests)]),
        ("dimension items rules", [typeof(DimensionTests)]),
        ("states archived 422, locked 423", [typeof(ModelTests), typeof(ModelStatusTests), typeof(ModelAccessTests), typeof(SelectiveAccessTests)]),
        ("every fault above is scriptable", [typeof(FaultScriptTests), typeof(RecordingTests), typeof(ReplayTests), typeof(ModelFaultTests)]),
    ];

    [Test]
    public void Every_line_has_tests_that_stand_for_it()
    {
        var reference = Repository.Path("..", "shared", "reference", "anaplan-api.md");
        if (!File.Exists(reference))
            Assert.Ignore("The API reference is not here. It is looked for in ../shared/reference beside the repository.");
        const string Box = "- [ ] ";
        var section = File.ReadAllText(reference).Split("\n## 12.")[1].Split("\n## ")[0];

        var unclaimed = section.Split('\n').Where(line => line.StartsWith(Box, StringComparison.Ordinal)).Select(line => line[Box.Length..])
            .Where(line => !Lines.Any(entry => line.StartsWith(entry.Line, StringComparison.Ordinal)));

        Assert.That(unclaimed, Is.Empty);
    }

    [TestCaseSource(nameof(Fixtures))]
    public void What_stands_for_a_line_holds_tests(Type fixture) => Assert.That(
        fixture.GetMethods().Where(method => method.IsDefined(typeof(TestAttribute), false) || method.IsDefined(typeof(TestCaseAttribute), false)
            || method.IsDefined(typeof(TestCaseSourceAttribute), false)), Is.Not.Empty);

    private static IEnumerable<Type> Fixtures() => Lines.SelectMany(entry => entry.Tests).Distinct();
}
