using System.Text.Json;
using GraphTenancy.GraphQL.Data.Compilation;
using GraphTenancy.GraphQL.Data.Mapping;
using GraphTenancy.GraphQL.Data.Tests.Shop;
using GraphTenancy.Persistence.Sessions;
using GraphTenancy.TestKit;
using Xunit;

namespace GraphTenancy.GraphQL.Data.Tests.Computed;

[Collection(PostgresGroup.Name)]
public sealed class RecordCompilerTests(PostgresFixture postgres)
{
    private const string Uuid = "01930000-0000-7000-8000-000000000001";

    [Theory]
    [InlineData(nameof(Everything.Key), $"'{Uuid}'::uuid", Uuid)]
    [InlineData(nameof(Everything.MaybeKey), $"'{Uuid}'::uuid", Uuid)]
    [InlineData(nameof(Everything.Text), "'a\"b'::text", "a\"b")]
    [InlineData(nameof(Everything.Small), "7::smallint", "7")]
    [InlineData(nameof(Everything.MaybeNumber), "7::integer", "7")]
    [InlineData(nameof(Everything.Large), "9007199254740993::bigint", "9007199254740993")]
    [InlineData(nameof(Everything.Ratio), "1.5::float8", "1.5")]
    [InlineData(nameof(Everything.IsIt), "true", "True")]
    [InlineData(nameof(Everything.Price), "-1205::bigint", "-12.05")]
    [InlineData(nameof(Everything.Exact), "12.50::numeric", "12.50")]
    [InlineData(nameof(Everything.Moment), "'2025-01-02T03:04:05.678901+01'::timestamptz", "2025-01-02T02:04:05.6789010+00:00")]
    [InlineData(nameof(Everything.PlainMoment), "'2025-01-02T03:04:05Z'::timestamptz", "2025-01-02T03:04:05.0000000Z")]
    [InlineData(nameof(Everything.Day), "'2025-01-02'::date", "2025-01-02")]
    [InlineData(nameof(Everything.Status), "'SHIPPED'::text", "Shipped")]
    [InlineData(nameof(Everything.MaybeStatus), "'partly_sent'::text", "PartlySent")]
    [InlineData(nameof(Everything.Element), """'{"a": [1]}'::jsonb""", """{"a": [1]}""")]
    [InlineData(nameof(Everything.JsonText), """'{"a": [1]}'::jsonb""", """{"a": [1]}""")]
    [InlineData(nameof(Everything.Shape), """'{"width": 3}'::jsonb""", "Shape { Width = 3 }")]
    [InlineData(nameof(Everything.Tags), "array['a', 'b']", "a,b")]
    [InlineData(nameof(Everything.Numbers), "array[1, 2]", "1,2")]
    [InlineData(nameof(Everything.MaybeNumbers), "array[1, null]", "1,")]
    [InlineData(nameof(Everything.Statuses), "array['SHIPPED', 'PLACED']", "Shipped,Placed")]
    public async Task A_column_becomes_the_value_of_its_property(string property, string sql, string expected)
    {
        ColumnMapping column = TableMapping.For(typeof(Everything)).FindColumnOfProperty(property)!;
        object record = RecordCompiler.Create(typeof(Everything));

        await ReadAsync(sql, reader => RecordCompiler.SetterOf(column)(record, reader, 0));

        Assert.Equal(expected, TextOf(column.Property.GetValue(record)));
    }

    [Fact]
    public void A_constructor_without_parameters_runs_and_any_other_does_not()
    {
        var everything = (Everything)RecordCompiler.Create(typeof(Everything));
        var shape = (Shape)RecordCompiler.Create(typeof(Shape));

        Assert.Equal("initialized", everything.NotRead);
        Assert.Equal(0, shape.Width);
    }

    private async Task ReadAsync(string sql, Action<Npgsql.NpgsqlDataReader> read)
    {
        ITenantSession session = postgres.OpenSession(await postgres.CreateTenantAsync());
        await session.QueryAsync(
            [new SqlStatement($"select {sql}")],
            async (reader, token) =>
            {
                Assert.True(await reader.ReadAsync(token));
                read(reader);
                return true;
            },
            CancellationToken.None);
    }

    private static string TextOf(object? value) => value switch
    {
        DateTimeOffset moment => moment.ToString("O"),
        DateTime moment => moment.ToString("O"),
        DateOnly day => day.ToString("yyyy-MM-dd"),
        string text => text,
        System.Collections.IEnumerable items => string.Join(',', items.Cast<object?>()),
        JsonElement element => element.GetRawText(),
        _ => FormattableString.Invariant($"{value}"),
    };

    public enum State
    {
        PartlySent,
    }

    public sealed record Shape(int Width);

    [Table("read_model.x", Key = "key")]
    public sealed record Everything
    {
        public required Guid Key { get; init; }

        public Guid? MaybeKey { get; init; }

        public required string Text { get; init; }

        public required short Small { get; init; }

        public int? MaybeNumber { get; init; }

        public required long Large { get; init; }

        public required double Ratio { get; init; }

        public required bool IsIt { get; init; }

        [Money]
        public required decimal Price { get; init; }

        public required decimal Exact { get; init; }

        public required DateTimeOffset Moment { get; init; }

        public required DateTime PlainMoment { get; init; }

        public required DateOnly Day { get; init; }

        public required OrderStatus Status { get; init; }

        [Column(EnumSpelling = EnumSpelling.LowerSnakeCase)]
        public State? MaybeStatus { get; init; }

        public required JsonElement Element { get; init; }

        [Json]
        public required string JsonText { get; init; }

        [Json]
        public required Shape Shape { get; init; }

        public required IReadOnlyList<string> Tags { get; init; }

        public required List<int> Numbers { get; init; }

        public required int?[] MaybeNumbers { get; init; }

        public required IReadOnlyList<OrderStatus> Statuses { get; init; }

        public string NotRead { get; init; } = "initialized";
    }
}
