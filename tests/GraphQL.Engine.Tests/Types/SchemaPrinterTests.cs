using GraphTenancy.GraphQL.Engine.Types;
using Xunit;

namespace GraphTenancy.GraphQL.Engine.Tests.Types;

public sealed class SchemaPrinterTests
{
    private const string KitchenSink = """"
        """The schema."""
        schema @tag(name: "s") {
          query: Root
          mutation: Change
        }

        """Marks things."""
        directive @tag("""The name.""" name: String! = "none", depth: Int) repeatable on SCHEMA | OBJECT | FIELD_DEFINITION | ARGUMENT_DEFINITION | SCALAR | ENUM | ENUM_VALUE | INPUT_OBJECT | INPUT_FIELD_DEFINITION | UNION | INTERFACE

        """
        The root.
        Two lines.
        """
        type Root implements Node & Thing @tag(name: "a") @tag {
          id: ID!

          """A \""" quote."""
          things(first: Int = 10, filter: Filter = { names: ["a", "b"], by: RED }): [Thing!]! @tag

          """Described."""
          old: String @deprecated
          older: String @deprecated(reason: "Use old.")
        }

        interface Node {
          id: ID!
        }

        interface Thing implements Node {
          id: ID!
        }

        union Any @tag = Root | Change

        enum Color {
          RED
          GREEN @deprecated(reason: "No.")
        }

        input Filter {
          names: [String!] = []
          by: Color = GREEN
          at: DateTime
        }

        input Key @oneOf {
          id: ID
          name: String
        }

        scalar DateTime @specifiedBy(url: "https://example.com/date-time")

        scalar Odd

        type Change {
          rename(key: Key!, to: String @deprecated): Odd
        }
        """";

    [Fact]
    public void A_printed_schema_reads_back_to_the_same_text()
    {
        string printed = SchemaPrinter.Print(SchemaBuilder.FromSdl(KitchenSink).Build());

        string again = SchemaPrinter.Print(SchemaBuilder.FromSdl(printed).Build());

        Assert.Equal(KitchenSink.Replace("(\"\"\"The name.\"\"\" name", "(\n  \"\"\"The name.\"\"\"\n  name").Replace(", depth: Int) repeat", "\n  depth: Int\n) repeat"), printed);
        Assert.Equal(printed, again);
    }

    [Fact]
    public void Lexicographic_order_sorts_types_fields_arguments_values_and_members()
    {
        Schema schema = SchemaBuilder.FromSdl("""
            type Query implements B & A { b(y: Int, x: Int): C a: C }
            interface B { b(y: Int): C }
            interface A { a: C }
            union U = Query | Other
            type Other { x: Int }
            enum C { Z Y }
            """).Build();

        string printed = SchemaPrinter.Print(schema, lexicographic: true);

        Assert.Equal(
            """
            interface A {
              a: C
            }

            interface B {
              b(y: Int): C
            }

            enum C {
              Y
              Z
            }

            type Other {
              x: Int
            }

            type Query implements A & B {
              a: C
              b(x: Int, y: Int): C
            }

            union U = Other | Query
            """,
            printed);
    }

    [Fact]
    public void A_blank_line_stands_before_a_described_argument_that_is_not_the_first()
    {
        const string sdl = """"
            type Query {
              a(
                b: Int

                """two"""
                c: Int
                d: Int

                """four"""
                e: Int
              ): Int
            }
            """";

        Assert.Equal(sdl, SchemaPrinter.Print(SchemaBuilder.FromSdl(sdl).Build()));
    }

    [Fact]
    public void A_description_with_a_control_character_is_printed_with_an_escape()
    {
        const string sdl = "\"bell \\u0007\"\ntype Query {\n  a: Int\n}";

        Assert.Equal(sdl, SchemaPrinter.Print(SchemaBuilder.FromSdl(sdl).Build()));
    }

    [Fact]
    public void Lexicographic_order_takes_digits_for_numbers()
    {
        Schema schema = SchemaBuilder.FromSdl("type Query { a10: Int a2: Int b: Int a1: Int }").Build();

        Assert.Equal(
            "type Query {\n  a1: Int\n  a2: Int\n  a10: Int\n  b: Int\n}", SchemaPrinter.Print(schema, lexicographic: true));
    }
}
