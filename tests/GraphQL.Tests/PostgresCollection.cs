using GraphTenancy.TestKit;

namespace GraphTenancy.GraphQL.Tests;

[CollectionDefinition(Name)]
public sealed class PostgresCollection : ICollectionFixture<PostgresFixture>
{
    public const string Name = "postgres";
}
