using GraphTenancy.GraphQL.Engine.Types;

namespace GraphTenancy.GraphQL.Engine.Tests.Validation;

/// <summary>The schema that all tests of validation share: a shop, and a field for each kind of argument.</summary>
internal static class TestSchema
{
    public const string Sdl = """
        interface Node { id: ID! }
        interface Named { name(short: Boolean = false): String }
        interface Party implements Named & Node { id: ID! name(short: Boolean = false): String orders(first: Int): [Order!]! }
        type Person implements Party & Named & Node {
          id: ID! name(short: Boolean = false): String orders(first: Int): [Order!]!
          birthday: String friend: Person friends: [Person] age: Int size: Int!
        }
        type Company implements Party & Named & Node {
          id: ID! name(short: Boolean = false): String orders(first: Int): [Order!]!
          taxNumber: String owner: Person employees: [Person!] age: String size: Int
        }
        type Order implements Node { id: ID! total: Float status: Status lines: [Line!]! party: Party }
        type Line { number: Int! product: String quantity: Int order: Order }
        union Found = Person | Company | Order
        union Goods = Line
        enum Status { DRAFT PLACED SHIPPED }
        input Filter { text: String status: Status ids: [ID!] range: Range and: [Filter!] choice: Choice limit: Int! = 5 }
        input Range { from: Int! to: Int }
        input Choice @oneOf { id: ID name: String range: Range }
        scalar Any
        type Arguments {
          int(value: Int): Int nonNullInt(value: Int!): Int defaultInt(value: Int! = 3): Int
          float(value: Float): Int string(value: String): Int boolean(value: Boolean): Int id(value: ID): Int
          status(value: Status): Int list(value: [String]): Int nonNullList(value: [Int!]!): Int matrix(value: [[Int]]): Int
          filter(value: Filter): Int choice(value: Choice): Int any(value: Any): Int two(a: Int!, b: Int!): Int
        }
        type Query {
          person(id: ID): Person company: Company party: Party node(id: ID!): Node named: Named
          order(id: ID): Order orders(first: Int): [Order!]! search(text: String): [Found] found: Found goods: Goods
          arguments: Arguments
        }
        type Mutation { place(text: String): Order ship(id: ID!): Order }
        type Subscription { placed: Order shipped(id: ID): Order }
        directive @onField(text: String!) on FIELD
        directive @onQuery on QUERY
        directive @onVariable on VARIABLE_DEFINITION
        directive @tag(name: String) repeatable on FIELD | FRAGMENT_SPREAD | INLINE_FRAGMENT
        directive @defer(if: Boolean! = true, label: String) on FRAGMENT_SPREAD | INLINE_FRAGMENT
        directive @stream(if: Boolean! = true, label: String, initialCount: Int! = 0) on FIELD
        """;

    public static Schema Schema { get; } = SchemaBuilder.FromSdl(Sdl).Build();
}
