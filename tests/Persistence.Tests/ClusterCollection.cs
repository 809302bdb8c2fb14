namespace GraphTenancy.Persistence.Tests;

/// <summary>
/// Tests that change roles, or that look at them: roles belong to the whole cluster, so one at a time, and not beside
/// other collections either, whose scratch databases write the same roles ("tuple concurrently updated").
/// </summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class ClusterCollection : ICollectionFixture<TestKit.PostgresFixture>
{
    public const string Name = "cluster";
}
