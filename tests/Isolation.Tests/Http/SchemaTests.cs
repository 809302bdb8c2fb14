using GraphTenancy.GraphQL.Engine.Types;
using Microsoft.Extensions.DependencyInjection;
using GraphQLSchema = GraphTenancy.GraphQL.Engine.Types.Schema;

namespace GraphTenancy.Isolation.Tests.Http;

/// <summary>
/// Seed rows: outside <c>admin</c> no argument and no input field lets a client name a tenant. Walks the
/// schema, so that a field of tomorrow is looked at as well.
/// </summary>
[Collection(ServerCollection.Name)]
public sealed class SchemaTests(ServerFixture server)
{
    private const string Privileged = "AdminQuery";

    private GraphQLSchema Schema => server.Factory.Services.GetRequiredService<GraphQLSchema>();

    [Fact]
    public void No_input_outside_admin_has_a_place_for_a_tenant()
    {
        string[] places = [.. PlacesForATenant(Schema.Types.OfType<ObjectType>().Where(type => type.Name != Privileged))];

        Assert.Empty(places);
    }

    // The control: the same walk finds what is there.
    [Fact]
    public void The_inputs_of_admin_do_have_places_for_a_tenant()
    {
        string[] places = [.. PlacesForATenant([Assert.IsType<ObjectType>(Schema.FindType(Privileged))])];

        Assert.Contains("AdminQuery.orders(tenant)", places);
        Assert.Contains("AdminQuery.tenantStatistics(tenants)", places);
    }

    [Fact]
    public void The_walk_reaches_the_inputs_of_commands_and_filters()
    {
        string[] inputs =
        [
            .. Schema.Types.OfType<ObjectType>().Where(type => type.Name != Privileged)
                .SelectMany(type => type.Fields).SelectMany(field => Inputs(field.Arguments, "", [])).Select(input => input.Place),
        ];

        Assert.Contains(".input.customerId", inputs);
        Assert.Contains(".where.customer.name", inputs);
        Assert.Contains(".input.lines.productCode", inputs);
    }

    private static IEnumerable<string> PlacesForATenant(IEnumerable<ObjectType> types) =>
        from type in types
        from field in type.Fields
        from input in Inputs(field.Arguments, "", [])
        where input.Place.Contains("tenant", StringComparison.OrdinalIgnoreCase)
            || input.Type.Contains("tenant", StringComparison.OrdinalIgnoreCase)
        select $"{type.Name}.{field.Name}({input.Place[1..]})";

    private static IEnumerable<(string Place, string Type)> Inputs(
        IEnumerable<InputValueDefinition> values, string place, HashSet<InputObjectType> above)
    {
        foreach (InputValueDefinition value in values)
        {
            string here = $"{place}.{value.Name}";
            yield return (here, value.Type.Named.Name);
            if (value.Type.Named is InputObjectType input && !above.Contains(input))
            {
                foreach ((string Place, string Type) below in Inputs(input.Fields, here, [.. above, input]))
                {
                    yield return below;
                }
            }
        }
    }
}
