using System.Text;

namespace GraphTenancy.Benchmarks.Engine;

/// <summary>The documents that are parsed and validated, and the schema that they are valid against.</summary>
internal static class EngineDocuments
{
    public const string Sdl = """
        type Query {
          order(id: ID!): Order
          orders(first: Int = 50, after: String, where: OrderFilter, order: [OrderSort!]): OrderConnection!
          customer(id: ID!): Customer
          search(text: String!, first: Int = 10): [SearchResult!]!
          statistics(from: String, to: String): Statistics!
        }
        interface Node { id: ID! }
        union SearchResult = Order | Customer | Product
        type Order implements Node {
          id: ID!
          orderNumber: String!
          status: OrderStatus!
          total: Float!
          currency: String!
          trackingNumber: String
          placedAt: String!
          shippedAt: String
          cancelledAt: String
          placedBy: User!
          customer: Customer!
          lines(first: Int): [OrderLine!]!
        }
        type OrderLine { lineNumber: Int! product: Product! quantity: Int! unitPrice: Float! amount: Float! }
        type Customer implements Node {
          id: ID!
          name: String!
          email: String
          phone: String
          address: Address
          createdAt: String!
          orders(first: Int, where: OrderFilter): OrderConnection!
        }
        type Address { street: String! city: String! postalCode: String! country: String! }
        type Product implements Node { id: ID! code: String! name: String! price: Float! inStock(warehouse: ID): Int! }
        type User implements Node { id: ID! displayName: String! }
        type OrderConnection { nodes: [Order!]! edges: [OrderEdge!]! pageInfo: PageInfo! totalCount: Int! }
        type OrderEdge { cursor: String! node: Order! }
        type PageInfo { hasNextPage: Boolean! hasPreviousPage: Boolean! startCursor: String endCursor: String }
        type Statistics { orderCount: Int! shippedCount: Int! cancelledCount: Int! revenue: Float! best: [Product!]! }
        enum OrderStatus { DRAFT PLACED SHIPPED CANCELLED }
        enum SortDirection { ASC DESC }
        input OrderFilter { status: StatusFilter total: NumberFilter and: [OrderFilter!] or: [OrderFilter!] }
        input StatusFilter { eq: OrderStatus in: [OrderStatus!] }
        input NumberFilter { gt: Float lt: Float eq: Float }
        input OrderSort { placedAt: SortDirection total: SortDirection }
        """;

    /// <summary>
    /// The question that every tool asks first; <c>getIntrospectionQuery()</c> of graphql-js, indented as it is.
    /// </summary>
    public const string Introspection = """
            query IntrospectionQuery {
              __schema {

                queryType { name kind }
                mutationType { name kind }
                subscriptionType { name kind }
                types {
                  ...FullType
                }
                directives {
                  name
                  description



                  locations
                  args {
                    ...InputValue
                  }
                }
              }
            }

            fragment FullType on __Type {
              kind
              name
              description


              fields(includeDeprecated: true) {
                name
                description
                args {
                  ...InputValue
                }
                type {
                  ...TypeRef
                }
                isDeprecated
                deprecationReason
              }
              inputFields {
                ...InputValue
              }
              interfaces {
                ...TypeRef
              }
              enumValues(includeDeprecated: true) {
                name
                description
                isDeprecated
                deprecationReason
              }
              possibleTypes {
                ...TypeRef
              }
            }

            fragment InputValue on __InputValue {
              name
              description
              type { ...TypeRef }
              defaultValue


            }

            fragment TypeRef on __Type {
              kind
              name
              ofType {
                name
                kind
                ofType {
                  name
                  kind
                  ofType {
                    name
                    kind
                    ofType {
                      name
                      kind
                      ofType {
                        name
                        kind
                        ofType {
                          name
                          kind
                          ofType {
                            name
                            kind
                            ofType {
                              name
                              kind
                              ofType {
                                name
                                kind
                              }
                            }
                          }
                        }
                      }
                    }
                  }
                }
              }
            }

        """;

    /// <summary>A page of an application: 100 fields with arguments, variables, aliases, fragments, directives.</summary>
    public const string HundredFields = """
        query Dashboard($customer: ID!, $first: Int = 20, $after: String, $where: OrderFilter, $details: Boolean!) {
          statistics(from: "2026-01-01", to: "2026-12-31") {
            orderCount
            shippedCount
            cancelledCount
            revenue
            best { id code name price inStock }
          }
          customer(id: $customer) {
            id
            name
            email
            phone
            createdAt
            address { street city postalCode country }
            recent: orders(first: 5) {
              totalCount
              nodes { ...OrderHead lines(first: 3) { ...Line } }
            }
            open: orders(first: 10, where: { status: { in: [DRAFT, PLACED] }, total: { gt: 100.5 } }) {
              totalCount
              edges { cursor node { ...OrderHead ...Shipping } }
              pageInfo { ...Page }
            }
          }
          orders(first: $first, after: $after, where: $where, order: [{ placedAt: DESC }, { total: ASC }]) {
            totalCount
            pageInfo { ...Page }
            nodes {
              ...OrderHead
              ...Shipping @include(if: $details)
              placedBy { id displayName }
              customer { id name email address { city country } }
              lines { ...Line }
            }
          }
          large: orders(first: 3, where: { and: [{ total: { gt: 1000 } }, { status: { eq: SHIPPED } }] }) {
            nodes {
              id
              orderNumber
              total
              customer { id name phone }
              lines { lineNumber quantity amount product { id name } }
            }
          }
          search(text: "blue \"bicycle\"", first: 10) {
            __typename
            ... on Order { id orderNumber status total placedAt }
            ... on Customer { id name email createdAt }
            ... on Product { id code productName: name price inStock(warehouse: "main") }
          }
        }

        fragment OrderHead on Order { id orderNumber status total currency placedAt }
        fragment Shipping on Order { trackingNumber shippedAt cancelledAt }
        fragment Line on OrderLine { lineNumber quantity unitPrice amount product { id code name } }
        fragment Page on PageInfo { hasNextPage hasPreviousPage startCursor endCursor }
        """;

    /// <summary>The documents by name.</summary>
    public static IReadOnlyList<(string Name, byte[] Utf8)> All { get; } =
    [
        ("introspection", Encoding.UTF8.GetBytes(Introspection)),
        ("100 fields", Encoding.UTF8.GetBytes(HundredFields)),
    ];
}
