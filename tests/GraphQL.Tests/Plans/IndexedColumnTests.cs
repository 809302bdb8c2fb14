using System.Globalization;
using System.Reflection;
using System.Text.Json;
using GraphTenancy.GraphQL.Data.Mapping;
using GraphTenancy.GraphQL.Engine.Types;
using GraphTenancy.GraphQL.Hosting;

namespace GraphTenancy.GraphQL.Tests.Plans;

/// <summary>
/// Every filter on a column that is not <c>Unindexed</c> is an index condition beside the tenant's, and every such
/// order is that of an index. The columns and their operations are read from the schema, so that a new one is tested
/// as well.
/// </summary>
[Collection(PlanCollection.Name)]
public sealed class IndexedColumnTests(PlanFixture server)
{
    private static readonly string[] Indexed = ["eq", "in", "gt", "gte", "lt", "lte", "startsWith"];
    private static readonly Engine.Types.Schema Schema = ServerBuilder.BuildSchema();

    public static TheoryData<string, string, string> Filters()
    {
        var data = new TheoryData<string, string, string>();
        foreach ((string root, string field, PropertyInfo property) in Columns("where"))
        {
            if (property.GetCustomAttribute<FilterableAttribute>() is { Unindexed: false })
            {
                foreach (string operation in OperationsOf(root, field).Intersect(Indexed, StringComparer.Ordinal))
                {
                    data.Add(root, field, operation);
                }
            }
        }

        return data;
    }

    public static TheoryData<string, string, string> Orders()
    {
        var data = new TheoryData<string, string, string>();
        foreach ((string root, string field, PropertyInfo property) in Columns("order"))
        {
            // Products are those of two tenants, own and common, so that no index has them in one order.
            if (root != "products" && property.GetCustomAttribute<SortableAttribute>() is { Unindexed: false })
            {
                data.Add(root, field, "ASC");
                data.Add(root, field, "DESC");
            }
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Filters))]
    public async Task A_filter_on_an_indexed_column_is_an_index_condition(string root, string field, string operation)
    {
        (Type record, PropertyInfo property) = Find(root, field);
        string table = record.GetCustomAttribute<TableAttribute>()!.Name;
        string column = ColumnOf(property);
        object value = await ValueAsync(table, column, property, operation);

        IReadOnlyList<Explained> explained = await server.ExplainAsync(
            $"query ($where: {record.Name}FilterInput) {{ {root}(where: $where) {{ totalCount }} }}",
            new { where = Of(field, Of(operation, operation == "in" ? new[] { value } : value)) });

        Explained count = Assert.Single(explained);
        Assert.True(count.Plan.Searches(table, column), $"{count.Sql}\n{count.Json}");
        Assert.Empty(count.Plan.ScansWithoutTenant());
    }

    [Theory]
    [MemberData(nameof(Orders))]
    public async Task A_page_in_the_order_of_an_indexed_column_is_not_sorted(string root, string field, string direction)
    {
        IReadOnlyList<Explained> explained = await server.ExplainAsync(
            $"{{ {root}(first: 5, order: [{{ {field}: {direction} }}]) {{ nodes {{ __typename {field} version }} }} }}");

        Assert.DoesNotContain(Assert.Single(explained).Plan.All, static node => node.Type == "Sort");
    }

    [Fact]
    public void The_columns_are_read_from_the_schema()
    {
        Assert.Contains(("orders", "totalAmount", "gte"), Filters().Select(static row => ((string)row[0], (string)row[1], (string)row[2])));
        Assert.Contains(("events", "occurredAt", "ASC"), Orders().Select(static row => ((string)row[0], (string)row[1], (string)row[2])));
    }

    private static IEnumerable<(string Root, string Field, PropertyInfo Property)> Columns(string argument) =>
        from root in Schema.QueryType!.Fields
        let input = root.FindArgument(argument)?.Type.Named as InputObjectType
        where input is not null && input.Name != "TotalsFilterInput"
        from field in input.Fields
        let property = Find(root.Name, field.Name).Property
        where property is not null && !property.IsDefined(typeof(ToOneAttribute)) && !property.IsDefined(typeof(ToManyAttribute))
        // The connection has the count that the test asks for; other fields filter the same records.
        where root.Type.Named.Name.EndsWith("Connection", StringComparison.Ordinal)
        select (root.Name, field.Name, property);

    private static (Type Record, PropertyInfo Property) Find(string root, string field)
    {
        string input = Schema.QueryType!.FindField(root)!.FindArgument("where")!.Type.Named.Name;
        Type record = typeof(Program).Assembly.GetTypes().Single(type =>
            type.IsDefined(typeof(TableAttribute)) && $"{type.Name}FilterInput" == input);
        return (record, record.GetProperty(char.ToUpperInvariant(field[0]) + field[1..])!);
    }

    private static IEnumerable<string> OperationsOf(string root, string field)
    {
        var input = (InputObjectType)Schema.QueryType!.FindField(root)!.FindArgument("where")!.Type.Named;
        return ((InputObjectType)input.FindField(field)!.Type.Named).Fields.Select(static operation => operation.Name);
    }

    private static string ColumnOf(PropertyInfo property) => property.GetCustomAttribute<ColumnAttribute>()?.Name
        ?? JsonNamingPolicy.SnakeCaseLower.ConvertName(property.Name);

    private static Dictionary<string, object> Of(string name, object value) => new() { [name] = value };

    // Such that few rows are found: the last ones for "greater", the first ones for "less".
    private async Task<object> ValueAsync(string table, string column, PropertyInfo property, string operation)
    {
        string end = operation is "gt" or "gte" ? "desc" : "asc";
        string text = await server.Database.ScalarAsAdminAsync<string>(
            $"select case when pg_typeof({column}) = 'timestamptz'::regtype then to_json({column}) #>> '{{}}' else {column}::text end "
            + $"from {table} where tenant_id = $1 and {column} is not null order by {column} {end} offset 2 limit 1",
            server.Context.TenantId) ?? throw new InvalidOperationException($"{table} has no value of {column}.");
        return property.IsDefined(typeof(MoneyAttribute)) ? long.Parse(text, CultureInfo.InvariantCulture) / 100m : text;
    }
}
