namespace GraphTenancy.Persistence.Tests;

/// <summary>
/// Tests that change roles, or that look at them: roles belong to the whole cluster, so one at a time.
/// </summary>
[CollectionDefinition(Name)]
public sealed class ClusterCollection : ICollectionFixture<TestKit.PostgresFixture>
{
    public const string Name = "cluster";
}
