using GraphTenancy.Isolation.Tests.World;
using GraphTenancy.TestKit;

namespace GraphTenancy.Isolation.Tests.Sql;

/// <summary>Every relation of the catalog, found there and not in a list, attacked as <c>gt_app</c>.</summary>
[Collection(ServerCollection.Name)]
public sealed class EveryTableTests(TwoCompanies companies) : IClassFixture<TwoCompanies>
{
    private readonly Border _border = new(companies.Database);

    /// <summary>The relations of the shared database, as they are when the tests run.</summary>
    public static TheoryData<string> Relations()
    {
        var postgres = new PostgresFixture();
        postgres.InitializeAsync().GetAwaiter().GetResult();
        return [.. Relation.AllAsync(postgres.Database).GetAwaiter().GetResult().Select(relation => relation.Name)];
    }

    [Theory]
    [MemberData(nameof(Relations), DisableDiscoveryEnumeration = true)]
    public async Task A_tenant_reaches_no_row_of_another_one_in(string relation)
    {
        IReadOnlyList<string> holes = await _border.FindHolesAsync(
            await Relation.FindAsync(companies.Database, relation),
            companies.One.Context,
            companies.Other.Context.TenantId);

        Assert.Empty(holes);
    }

    [Theory]
    [MemberData(nameof(Relations), DisableDiscoveryEnumeration = true)]
    public async Task Without_a_context_there_is_no_row_and_no_write_in(string relation)
    {
        IReadOnlyList<string> holes = await _border.FindHolesAsync(
            await Relation.FindAsync(companies.Database, relation), attacker: null, companies.Other.Context.TenantId);

        Assert.Empty(holes);
    }

    [Fact]
    public async Task The_catalog_has_the_tables_that_are_to_be_protected()
    {
        IReadOnlyList<Relation> relations = await Relation.AllAsync(companies.Database);

        Assert.Contains(relations, relation => relation is { Name: "event_store.events", HasTenant: true, IsReadable: true });
        Assert.True(relations.Count(relation => relation is { HasTenant: true, IsReadable: true }) >= 10);
        Assert.DoesNotContain(relations, relation => relation is { HasTenant: false, IsReadable: true });
    }
}
