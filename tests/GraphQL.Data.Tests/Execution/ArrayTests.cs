using System.Text.Json;
using GraphTenancy.GraphQL.Data.Mapping;
using GraphTenancy.GraphQL.Data.Tests.Shop;
using GraphTenancy.GraphQL.Engine.CodeFirst;
using GraphTenancy.GraphQL.Engine.Errors;
using GraphTenancy.GraphQL.Engine.Types;
using GraphTenancy.Persistence.Catalog;
using GraphTenancy.Persistence.Sessions;
using GraphTenancy.TestKit;
using Xunit;

namespace GraphTenancy.GraphQL.Data.Tests.Execution;

/// <summary>Array columns are lists of scalars.</summary>
[Collection(PostgresGroup.Name)]
public sealed class ArrayTests(PostgresFixture postgres) : IAsyncLifetime
{
    public enum Mood
    {
        Calm,
        VeryLoud,
    }

    [ObjectType]
    [Table("arrays.samples", Key = "sample_id")]
    public sealed record Sample
    {
        public required IReadOnlyList<string> Texts { get; init; }

        public required IReadOnlyList<string?> Gaps { get; init; }

        public Guid[]? Ids { get; init; }

        [ID<Sample>]
        [Column("ids")]
        public IReadOnlyList<Guid>? GlobalIds { get; init; }

        public required List<short> Shorts { get; init; }

        public required IReadOnlyList<int?> Ints { get; init; }

        public required IReadOnlyList<long> Longs { get; init; }

        public required IReadOnlyList<double> Doubles { get; init; }

        public required IReadOnlyList<bool?> Flags { get; init; }

        public required IReadOnlyList<decimal> Numbers { get; init; }

        public required IReadOnlyList<DateTimeOffset> Moments { get; init; }

        public required IReadOnlyList<DateOnly> Days { get; init; }

        public required IReadOnlyList<Mood> Moods { get; init; }
    }

    [QueryType]
    public static class SampleQueries
    {
        public static Rows<Sample> GetSamples() => Rows.Of<Sample>();
    }

    private static readonly ShopServer Server = new(types: [typeof(SampleQueries)]);

    public async Task InitializeAsync()
    {
        await DisposeAsync();
        await postgres.ExecuteScriptAsAdminAsync("""
            create schema arrays;
            grant usage on schema arrays to gt_app;
            create table arrays.samples (
                tenant_id uuid not null, sample_id uuid not null default gen_random_uuid(),
                texts text[] not null default '{}', gaps varchar(9)[] not null default '{}', ids uuid[],
                shorts int2[] not null default '{}', ints int4[] not null default '{}', longs int8[] not null default '{}',
                doubles float8[] not null default '{}', flags bool[] not null default '{}', numbers numeric[] not null default '{}',
                moments timestamptz[] not null default '{}', days date[] not null default '{}', moods text[] not null default '{}',
                primary key (tenant_id, sample_id));
            alter table arrays.samples enable row level security;
            create policy own on arrays.samples to gt_app using (tenant_id = (select app.current_tenant_id()));
            grant select on arrays.samples to gt_app
            """);
    }

    public Task DisposeAsync() => postgres.ExecuteAsAdminAsync("drop schema if exists arrays cascade");

    [Fact]
    public void Their_schema_types_are_lists_with_the_nullability_of_the_elements()
    {
        string sdl = SchemaPrinter.Print(Server.Schema);

        Assert.Contains("texts: [String!]!", sdl, StringComparison.Ordinal);
        Assert.Contains("gaps: [String]!", sdl, StringComparison.Ordinal);
        Assert.Contains("ids: [UUID!]\n", sdl, StringComparison.Ordinal);
        Assert.Contains("globalIds: [ID!]\n", sdl, StringComparison.Ordinal);
        Assert.Contains("ints: [Int]!", sdl, StringComparison.Ordinal);
        Assert.Contains("moods: [Mood!]!", sdl, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("texts", """'{"a \" quote","",ä}'""", """["a \u0022 quote","","\u00E4"]""")]
    [InlineData("gaps", "'{NULL,x,NULL}'", """[null,"x",null]""")]
    [InlineData("ids", "'{11111111-2222-3333-4444-555555555555}'", """["11111111-2222-3333-4444-555555555555"]""")]
    [InlineData("ids", "null", "null")]
    [InlineData("ids", "'{}'", "[]")]
    [InlineData("shorts", "'{-32768,32767}'", "[-32768,32767]")]
    [InlineData("ints", "'{1,NULL,3}'", "[1,null,3]")]
    [InlineData("longs", "'{9007199254740993}'", "[9007199254740993]")]
    [InlineData("doubles", "'{0.1,-2e10}'", "[0.1,-20000000000]")]
    [InlineData("flags", "'{t,NULL,f}'", "[true,null,false]")]
    [InlineData("numbers", "'{1.50,0}'", "[1.50,0]")]
    [InlineData("moments", "'{2025-01-02 03:04:05.5+02}'", """["2025-01-02T01:04:05.5Z"]""")]
    [InlineData("days", "'{2025-12-31}'", """["2025-12-31"]""")]
    [InlineData("moods", "'{VERY_LOUD,CALM}'", """["VERY_LOUD","CALM"]""")]
    public async Task Their_values_are_lists(string column, string sql, string expected)
    {
        JsonElement answer = await ReadAsync(column, column, sql);

        JsonElement value = answer.GetProperty("data").GetProperty("samples")[0].GetProperty("value");
        Assert.Equal(Normal(JsonDocument.Parse(expected).RootElement), Normal(value));
    }

    [Fact]
    public async Task A_list_of_global_ids_encodes_each()
    {
        var id = Guid.Parse("11111111-2222-3333-4444-555555555555");

        JsonElement answer = await ReadAsync("globalIds", "ids", $"'{{{id}}}'");

        JsonElement value = answer.GetProperty("data").GetProperty("samples")[0].GetProperty("value")[0];
        Assert.Equal($"Sample:{id:N}", System.Text.Encoding.UTF8.GetString(Convert.FromBase64String(value.GetString() ?? "")));
    }

    [Fact]
    public async Task A_null_among_elements_that_the_schema_promises_is_an_error()
    {
        JsonElement answer = await ReadAsync("texts", "texts", "'{a,NULL}'");

        JsonElement error = answer.GetProperty("errors")[0];
        Assert.Equal("Cannot return null for non-nullable field Sample.texts.", error.GetProperty("message").GetString());
        Assert.Equal("""["samples",0,"value",1]""", error.GetProperty("path").GetRawText());
        Assert.Equal(ErrorCodes.NonNullViolation, error.GetProperty("extensions").GetProperty("code").GetString());
    }

    [Fact]
    public async Task They_fit_the_catalog() =>
        await Server.Schema.CheckAgainstCatalogAsync(new CatalogReader(postgres.Database.DataSources), CancellationToken.None);

    private async Task<JsonElement> ReadAsync(string field, string column, string sql)
    {
        TenantContext tenant = await postgres.CreateTenantAsync();
        await postgres.ExecuteAsAdminAsync($"insert into arrays.samples (tenant_id, {column}) values ($1, {sql})", tenant.TenantId);
        return await Server.ExecuteAsync($"{{ samples {{ value: {field} }} }}", new SpySession(postgres.OpenSession(tenant)).AddTo);
    }

    private static string Normal(JsonElement value) => JsonSerializer.Serialize(value);
}
