namespace GraphTenancy.GraphQL.Engine.Tests.Language;

/// <summary>Two documents that use every production of the grammar.</summary>
internal static class KitchenSink
{
    public const string Executable = """"
        "The first" query First("the id" $id: ID!, $sizes: [[Int!]!] = [[1], []] @deprecated(reason: "x"))
        @cached(seconds: 30, keys: ["a", "b"]) {
          node(id: $id) { # a comment
            ... on User @include(if: true) { name, nick: name(short: true) ...parts @skip(if: false) }
            ...@include(if: false) { id } ... { __typename }
          }
        }
        mutation { like(story: {id: -1, at: 1.5e-3, tags: [A, null, "é😀", {}], text: """
            indented
              more \""" quotes
        """}) @async { id } }
        """A block description""" subscription Watch @live { on { type query fragment } }
        "parts" fragment parts on User @a { field(on: on, true: true, null: null, very: "long arguments", are: "printed", each: "on", a: "line") }
        { shorthand }
        """";

    public const string TypeSystem = """"
        """The schema""" schema @a { query: Q mutation: M subscription: S }
        "D" scalar Date @specifiedBy(url: "https://example.org")
        """
        Multi
          line
        """
        type Q implements & A & B @a(b: [1, {c: 0}]) {
          "field" a("first" x: Int = 1 @d, y: [Int!]! = [1]): String! @deprecated(reason: "no")
          b(x: Int, y: In = {a: {b: null}}): [[A]!]
        }
        type Empty
        interface A implements B @a { a: Int } interface B { a: Int }
        union U @a = | Q | M union None
        enum E @a { "x" A B @deprecated } enum Nothing
        input In @oneOf { "d" a: Int = -1 @d b: In } input Void
        directive @d("i" if: Boolean! = true) repeatable on | FIELD | VARIABLE_DEFINITION | ARGUMENT_DEFINITION
        directive @e on QUERY | MUTATION | SUBSCRIPTION | FRAGMENT_DEFINITION | FRAGMENT_SPREAD | INLINE_FRAGMENT
          | SCHEMA | SCALAR | OBJECT | FIELD_DEFINITION | INTERFACE | UNION | ENUM | ENUM_VALUE | INPUT_OBJECT
          | INPUT_FIELD_DEFINITION
        extend schema @b { query: Q } extend schema @c
        extend scalar Date @b
        extend type Q implements C extend type Q @b extend type Q { c: Int }
        extend interface A implements C @b { c: Int }
        extend union U = C extend union U @b
        extend enum E { C } extend enum E @b
        extend input In { c: Int } extend input In @b
        """";
}
