using GraphTenancy.GraphQL.Engine.Types.Configuration;
using Xunit;

namespace GraphTenancy.GraphQL.Engine.Tests.Execution;

public sealed class AbstractTypeTests
{
    private const string Sdl = """
        type Query { pet: Pet any: Any pets: [Pet!] }
        interface Pet { name: String friend: Pet }
        type Dog implements Pet { name: String friend: Pet barks: Boolean }
        type Cat implements Pet { name: String friend: Pet meows: Boolean }
        type Car { wheels: Int }
        union Any = Dog | Cat
        """;

    [Fact]
    public async Task ResolveType_names_the_object_type()
    {
        TestEngine engine = PetShop("Dog");
        ((InterfaceTypeConfiguration)engine.Type("Pet")).ResolveType = static value => (string)value;

        string data = await engine.DataAsync("{ pet { __typename name ... on Dog { barks } ... on Cat { meows } } }");

        Assert.Equal("""{"pet":{"__typename":"Dog","name":"Dog","barks":true}}""", data);
    }

    [Fact]
    public async Task IsTypeOf_is_asked_of_each_possible_type()
    {
        TestEngine engine = PetShop("Cat");
        ((ObjectTypeConfiguration)engine.Type("Dog")).IsTypeOf = static value => (string)value == "Dog";
        ((ObjectTypeConfiguration)engine.Type("Cat")).IsTypeOf = static value => (string)value == "Cat";

        string data = await engine.DataAsync("{ any { __typename ... on Dog { barks } ... on Pet { name } } }");

        Assert.Equal("""{"any":{"__typename":"Cat","name":"Cat"}}""", data);
    }

    [Fact]
    public async Task Otherwise_the_most_derived_CLR_type_that_fits_decides()
    {
        TestEngine engine = PetShop(new DerivedEventArgs());
        engine.Type("Dog").ClrType = typeof(EventArgs);
        engine.Type("Cat").ClrType = typeof(UnhandledExceptionEventArgs);

        Assert.Equal("""{"pet":{"__typename":"Dog"}}""", await engine.DataAsync("{ pet { __typename } }"));
    }

    [Fact]
    public async Task Nested_abstract_fields_do_not_multiply_the_plan()
    {
        TestEngine engine = PetShop("Dog");
        ((InterfaceTypeConfiguration)engine.Type("Pet")).ResolveType = static value => (string)value;
        string nested = string.Concat(Enumerable.Repeat("friend { ", 40)) + "name" + string.Concat(Enumerable.Repeat(" }", 40));

        string data = await engine.DataAsync($"{{ pet {{ {nested} }} }}").WaitAsync(TimeSpan.FromSeconds(10));

        Assert.StartsWith("""{"pet":{"friend":{"friend":""", data, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Bird", "Abstract type \"Pet\" was resolved to a type \"Bird\" that does not exist inside the schema.")]
    [InlineData("Car", "Runtime Object type \"Car\" is not a possible type for \"Pet\".")]
    [InlineData("Any", "Abstract type \"Pet\" was resolved to a non-object type \"Any\".")]
    public async Task A_wrong_type_name_is_a_clear_field_error(string name, string message)
    {
        TestEngine engine = PetShop(name);
        ((InterfaceTypeConfiguration)engine.Type("Pet")).ResolveType = static value => (string)value;

        Assert.Equal([$"pet: {message}"], await engine.ErrorsAsync("{ pet { name } }"));
    }

    [Fact]
    public async Task A_value_of_no_possible_type_is_a_clear_field_error()
    {
        TestEngine engine = PetShop("Dog");

        string error = Assert.Single(await engine.ErrorsAsync("{ pet { name } }"));

        Assert.StartsWith(
            "pet: Abstract type \"Pet\" must resolve to an Object type at runtime for field \"Query.pet\".",
            error,
            StringComparison.Ordinal);
    }

    private static TestEngine PetShop(object pet)
    {
        var engine = new TestEngine(Sdl).Sync("Query.pet", _ => pet).Sync("Query.any", _ => pet);
        foreach (string type in new[] { "Dog", "Cat" })
        {
            engine.Pure($"{type}.name", static parent => parent.ToString()).Pure($"{type}.friend", static parent => parent);
        }

        return engine.Pure("Dog.barks", static _ => true).Pure("Cat.meows", static _ => true);
    }

    private sealed class DerivedEventArgs : EventArgs;
}
