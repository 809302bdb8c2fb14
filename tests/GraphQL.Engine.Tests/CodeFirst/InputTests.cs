using System.ComponentModel;
using GraphTenancy.GraphQL.Engine.CodeFirst;
using GraphTenancy.GraphQL.Engine.Types;
using Xunit;

namespace GraphTenancy.GraphQL.Engine.Tests.CodeFirst;

public sealed class InputTests
{
    [Fact]
    public void Input_classes_are_named_and_keep_their_defaults()
    {
        string sdl = CodeFirstTest.Sdl("Query FilterInput RangeInput ChoiceInput", typeof(Queries));

        Assert.Equal(
            """
            type Query {
              find(filter: FilterInput!, choice: ChoiceInput): String!
            }

            input FilterInput {
              text: String!
              ranges: [RangeInput!]!
              note: String
              limit: Int! = 10
            }

            input RangeInput {
              from: Int
              to: Int! = 9
              kind: Kind! = VERY_WIDE
            }

            input ChoiceInput @oneOf {
              id: ID
              name: String
            }
            """,
            sdl);
    }

    [Fact]
    public void A_record_is_made_by_its_constructor()
    {
        Filter filter = Make<Filter>("FilterInput", ("text", "x"), ("limit", 5), ("ranges", new List<object?> { new Range() }));

        Assert.Equal(("x", 5, 1), (filter.Text, filter.Limit, filter.Ranges.Count));
        Assert.False(filter.Note.HasValue);
    }

    [Fact]
    public void An_optional_value_tells_null_from_absent()
    {
        Filter filter = Make<Filter>("FilterInput", ("text", "x"), ("limit", 5), ("ranges", new List<object?>()), ("note", null));

        Assert.True(filter.Note.HasValue);
        Assert.Null(filter.Note.Value);
    }

    [Fact]
    public void A_property_that_is_not_given_keeps_its_initializer()
    {
        Range range = Make<Range>("RangeInput", ("from", 1));

        Assert.Equal((1, 7, Kind.VeryWide), (range.From, range.To, range.Kind));
    }

    private static T Make<T>(string type, params (string Name, object? Value)[] fields)
    {
        var input = (InputObjectType)CodeFirstTest.Build(typeof(Queries)).FindType(type)!;
        return (T)input.CreateInstance!(fields.ToDictionary(static field => field.Name, static field => field.Value));
    }

    public enum Kind
    {
        Narrow,
        VeryWide,
    }

    public sealed record Filter(string Text, List<Range> Ranges, Optional<string?> Note, int Limit = 10)
    {
        public string Derived => Text;
    }

    public sealed class Range
    {
        public int? From { get; init; }

        [DefaultValue(9)]
        public int To { get; set; } = 7;

        [DefaultValue(Kind.VeryWide)]
        public Kind Kind { get; set; } = Kind.VeryWide;
    }

    [OneOf]
    public sealed record ChoiceInput([ID] string? Id, string? Name);

    [QueryType]
    public static class Queries
    {
        public static string Find(Filter filter, ChoiceInput? choice) => $"{filter}{choice}";
    }
}
