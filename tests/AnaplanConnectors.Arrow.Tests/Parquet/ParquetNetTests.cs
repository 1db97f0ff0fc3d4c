namespace AnaplanConnectors.Arrow.Tests;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class ParquetValueTests : ParquetValueContract;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class ParquetUnfinishedTests : ParquetUnfinishedContract;
