using GraphTenancy.GraphQL.Engine.CodeFirst;
using GraphTenancy.GraphQL.Engine.Types;
using GraphTenancy.GraphQL.Engine.Types.Configuration;
using Xunit;

namespace GraphTenancy.GraphQL.Engine.Tests.CodeFirst;

public sealed class TypeSystemTests
{
    private static readonly Type[] Types =
        [typeof(BQueries), typeof(AQueries), typeof(Dog), typeof(Cat), typeof(Secret), typeof(DogExtension)];

    [Fact]
    public void Interfaces_and_unions_follow_inheritance()
    {
        string sdl = CodeFirstTest.Sdl("IAnimal Dog Cat Pet", Types);

        Assert.Equal(
            """
            interface IAnimal {
              name: String!
            }

            type Dog implements IAnimal {
              name: String!
              barks(times: Int!): String!
            }

            type Cat implements IAnimal {
              name: String!
            }

            union Pet = Cat | Dog
            """,
            sdl);
    }

    [Fact]
    public void Query_classes_are_merged_by_name_whatever_the_order_of_registration()
    {
        string sdl = CodeFirstTest.Sdl("Query", Types);

        Assert.Equal(sdl, CodeFirstTest.Sdl("Query", [.. Types.Reverse()]));
        Assert.Equal(
            """
            type Query {
              secret: Secret
              animals: [IAnimal!]! @authorize
              pet: Pet @authorize(policy: "Vet")
            }
            """,
            sdl);
    }

    [Fact]
    public void Authorization_of_a_class_is_that_of_the_type()
    {
        Schema schema = CodeFirstTest.Build(Types);
        string sdl = CodeFirstTest.Sdl("authorize Secret", Types);

        Assert.Equal([new AuthorizationRequirement(["admin", "owner"], null)], schema.FindType("Secret")?.Authorization);
        Assert.EndsWith(
            """
            type Secret @authorize(roles: ["admin", "owner"]) {
              text: String!
            }
            """,
            sdl,
            StringComparison.Ordinal);
    }

    [Fact]
    public void The_directive_is_defined_only_where_it_is_used()
    {
        Schema schema = CodeFirstTest.Build(typeof(PlainQueries));

        Assert.Null(schema.FindDirective("authorize"));
        Assert.NotNull(CodeFirstTest.Build(Types).FindDirective("authorize"));
    }

    [Fact]
    public void Attributes_shape_a_field_in_the_order_in_which_they_stand()
    {
        Schema schema = CodeFirstTest.Build(typeof(PlainQueries));

        Assert.Equal("12", schema.QueryType?.FindField("marked")?.Features["marks"]);
    }

    public interface IAnimal
    {
        string Name { get; }
    }

    [UnionType("Pet")]
    public interface IPet;

    [ObjectType]
    public sealed record Dog(string Name) : IAnimal, IPet;

    [ObjectType]
    public sealed record Cat(string Name) : IAnimal, IPet;

    [ObjectType]
    [Authorize(Roles = ["admin", "owner"])]
    public sealed record Secret(string Text);

    [ExtendObjectType("Dog")]
    public static class DogExtension
    {
        public static string GetBarks([Parent] Dog dog, int times) => $"{dog.Name}{times}";
    }

    [QueryType]
    public static class AQueries
    {
        public static Secret? Secret => null;
    }

    [QueryType]
    [Authorize]
    public static class BQueries
    {
        public static IReadOnlyList<IAnimal> Animals => [];

        [Authorize(Policy = "Vet")]
        public static IPet? GetPet() => null;
    }

    [QueryType]
    public static class PlainQueries
    {
        [Mark("1")]
        [Mark("2")]
        public static int GetMarked() => 1;
    }

    [AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
    public sealed class MarkAttribute(string mark) : FieldDescriptorAttribute
    {
        public string Mark { get; } = mark;

        public override void Configure(
            FieldConfiguration field, ObjectTypeConfiguration parent, ISchemaConfiguration schema) =>
            field.Features["marks"] = (field.Features.GetValueOrDefault("marks") as string) + Mark;
    }
}
