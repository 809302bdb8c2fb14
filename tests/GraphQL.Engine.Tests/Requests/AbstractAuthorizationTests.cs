using System.Security.Claims;
using GraphTenancy.GraphQL.Engine.Requests;
using GraphTenancy.GraphQL.Engine.Tests.Execution;
using Xunit;

namespace GraphTenancy.GraphQL.Engine.Tests.Requests;

/// <summary>Guards of types, written in SDL, met through interfaces, unions, fragments and incremental delivery.</summary>
public sealed class AbstractAuthorizationTests
{
    private readonly TestEngine _engine;
    private int _resolved;

    public AbstractAuthorizationTests()
    {
        _engine = new TestEngine("""
            directive @authorize(roles: [String!], policy: String) repeatable on OBJECT | FIELD_DEFINITION | INTERFACE | UNION
            directive @allowAnonymous on FIELD_DEFINITION
            directive @defer(if: Boolean! = true, label: String) on FRAGMENT_SPREAD | INLINE_FRAGMENT
            interface Node { id: Int }
            type Open implements Node { id: Int }
            type Guarded implements Node @authorize(roles: ["admin"]) { id: Int text: Int free: Int @allowAnonymous }
            interface Closed @authorize(roles: ["admin"]) { id: Int }
            type Member implements Closed { id: Int other: Int }
            interface Half { id: Int key: Int @authorize(roles: ["admin"]) }
            type Whole implements Half { id: Int key: Int }
            union Any = Open | Guarded
            union Sealed @authorize(roles: ["admin"]) = Open | Member
            type Query { node: Node any: Any sealed: Sealed closed: Closed member: Member half: Half whole: Whole guarded: Guarded list: [Node] }
            type Subscription { ticks: Guarded }
            """);
        foreach (string field in new[] { "node", "any", "sealed", "closed", "member", "half", "whole", "guarded", "list" })
        {
            _engine.Sync($"Query.{field}", _ =>
            {
                _resolved++;
                return null;
            });
        }

        _engine.Subscribe("Subscription.ticks", _ =>
        {
            _resolved++;
            return AsyncEnumerable.Empty<object?>();
        });
    }

    [Theory]
    [InlineData("{ guarded { __typename } }")]
    [InlineData("{ guarded { text } }")]
    [InlineData("{ guarded { free } }")]
    [InlineData("{ node { id } }")]
    [InlineData("{ node { ... on Guarded { text } } }")]
    [InlineData("{ node { ...F } } fragment F on Guarded { text }")]
    [InlineData("{ list { __typename ... on Open { id } ... on Node { id } } }")]
    [InlineData("{ any { ... on Guarded { text } } }")]
    [InlineData("{ any { ... on Node { id } } }")]
    [InlineData("{ sealed { __typename } }")]
    [InlineData("{ sealed { ... on Open { id } } }")]
    [InlineData("{ closed { __typename } }")]
    [InlineData("{ member { other } }")]
    [InlineData("{ member { __typename } }")]
    [InlineData("{ half { key } }")]
    [InlineData("{ whole { key } }")]
    [InlineData("{ ... @defer { guarded { text } } }")]
    [InlineData("query ($no: Boolean = false) { ... @defer(if: $no) { guarded { text } } }")]
    [InlineData("{ node { __typename ... @defer { ... on Guarded { text } } } }")]
    [InlineData("subscription { ticks { id } }")]
    public async Task An_operation_that_could_reach_guarded_data_is_refused_before_any_resolver(string document)
    {
        _engine.User = UserWith(role: "member");

        string result = Assert.Single(await _engine.ReadAllAsync(document));

        Assert.Contains("\"AUTH_NOT_AUTHORIZED\"", result, StringComparison.Ordinal);
        Assert.Equal(0, _resolved);

        _engine.User = UserWith(role: "admin");
        Assert.DoesNotContain("AUTH_", string.Concat(await _engine.ReadAllAsync(document)), StringComparison.Ordinal);
        Assert.Equal(1, _resolved);
    }

    [Theory]
    [InlineData("{ node { __typename ... on Open { id } } }")]
    [InlineData("{ any { __typename ... on Open { id } } }")]
    [InlineData("{ any { ... on Guarded { __typename free } } }")]
    [InlineData("{ half { id } whole { id } }")]
    public async Task What_asks_a_guarded_type_for_nothing_runs(string document)
    {
        _engine.User = new ClaimsPrincipal(new ClaimsIdentity());

        using ExecutionResult result = await _engine.RunAsync(document);

        Assert.Empty(result.Errors);
        Assert.True(_resolved > 0);
    }

    private static ClaimsPrincipal UserWith(string role) => new(new ClaimsIdentity([new Claim("role", role)], "test"));
}
