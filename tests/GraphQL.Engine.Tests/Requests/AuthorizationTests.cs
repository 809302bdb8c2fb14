using System.Security.Claims;
using GraphTenancy.GraphQL.Engine.Execution;
using GraphTenancy.GraphQL.Engine.Requests;
using GraphTenancy.GraphQL.Engine.Tests.Execution;
using GraphTenancy.GraphQL.Engine.Types;
using Xunit;

namespace GraphTenancy.GraphQL.Engine.Tests.Requests;

public sealed class AuthorizationTests : IServiceProvider, IPolicyEvaluator
{
    private static readonly ClaimsPrincipal Anonymous = new(new ClaimsIdentity());
    private readonly TestEngine _engine;
    private int _resolved;
    private int _evaluated;

    public AuthorizationTests()
    {
        _engine = new TestEngine("""
            type Query { open: Int admin: Admin secret: Int paid: Int me: Int vault: Vault }
            type Mutation { write: Int guarded: Int }
            type Admin { tenants: Int }
            type Vault { gold: Int }
            """)
            .Sync("Query.admin", _ => ++_resolved)
            .Pure("Admin.tenants", static parent => parent)
            .Pure("Vault.gold", static parent => parent);
        foreach (string field in new[] { "Query.open", "Query.secret", "Query.paid", "Query.me", "Query.vault", "Mutation.write", "Mutation.guarded" })
        {
            _engine.Sync(field, _ => ++_resolved);
        }

        _engine.Field("Admin.tenants").Authorization.Add(new AuthorizationRequirement(["platform_admin"], null));
        _engine.Field("Query.secret").Authorization.Add(new AuthorizationRequirement(["admin", "auditor"], null));
        _engine.Field("Query.paid").Authorization.Add(new AuthorizationRequirement([], "paying"));
        _engine.Field("Query.me").Authorization.Add(new AuthorizationRequirement([], null));
        _engine.Field("Mutation.guarded").Authorization.Add(new AuthorizationRequirement(["admin"], null));
        _engine.Type("Vault").Authorization.Add(new AuthorizationRequirement(["admin"], null));
        _engine.Services = this;
    }

    [Theory]
    [InlineData("{ open me }")]
    [InlineData("{ open secret }")]
    [InlineData("{ open paid }")]
    [InlineData("{ open admin { tenants } }")]
    [InlineData("{ open vault { gold } }")]
    [InlineData("mutation { write guarded }")]
    public async Task An_anonymous_caller_is_refused_before_any_resolver_runs(string document)
    {
        _engine.User = Anonymous;

        using ExecutionResult result = await _engine.RunAsync(document);

        Assert.Equal("AUTH_NOT_AUTHENTICATED", Assert.Single(result.Errors).Code);
        Assert.False(result.HasData);
        Assert.Equal(0, _resolved);
    }

    [Theory]
    [InlineData("{ open secret }")]
    [InlineData("{ open paid }")]
    [InlineData("{ open vault { gold } }")]
    [InlineData("mutation { write guarded }")]
    public async Task A_caller_without_role_or_policy_is_refused_before_any_resolver_runs(string document)
    {
        _engine.User = UserWith(new Claim("role", "member"));

        using ExecutionResult result = await _engine.RunAsync(document);

        Assert.Equal("AUTH_NOT_AUTHORIZED", Assert.Single(result.Errors).Code);
        Assert.Equal(0, _resolved);
    }

    [Fact]
    public async Task The_refusal_names_the_field_and_its_place()
    {
        _engine.User = UserWith();

        string body = await _engine.ExecuteAsync("{ a: admin { tenants } }");

        Assert.Equal(
            """{"errors":[{"message":"The current user is not authorized to access this resource.","locations":"""
            + """[{"line":1,"column":14}],"path":["a","tenants"],"extensions":{"code":"AUTH_NOT_AUTHORIZED"}}]}""",
            body);
    }

    [Theory]
    [InlineData("role", "auditor", "{ secret }")]
    [InlineData("roles", "admin", "{ secret vault { gold } }")]
    [InlineData(ClaimTypes.Role, "platform_admin", "{ admin { tenants } }")]
    [InlineData("plan", "paying", "{ paid }")]
    [InlineData("any", "any", "{ me open }")]
    public async Task Who_fulfils_the_requirement_gets_the_data(string claim, string value, string document)
    {
        _engine.User = UserWith(new Claim(claim, value));

        using ExecutionResult result = await _engine.RunAsync(document);

        Assert.Empty(result.Errors);
        Assert.True(_resolved > 0);
    }

    [Theory]
    [InlineData("query ($p: Boolean!) { open admin @include(if: $p) { tenants } }", """{"p":false}""")]
    [InlineData("query ($p: Boolean!) { open admin @skip(if: $p) { tenants } }", """{"p":true}""")]
    [InlineData("query ($p: Boolean = false) { open ... @include(if: $p) { vault { gold } } }", null)]
    [InlineData("query ($p: Boolean!) { open ...F @include(if: $p) } fragment F on Query { secret }", """{"p":false}""")]
    [InlineData("mutation ($p: Boolean!) { write guarded @include(if: $p) }", """{"p":false}""")]
    public async Task A_variable_does_not_decide_about_access(string document, string? variables)
    {
        _engine.User = Anonymous;

        using ExecutionResult result = await _engine.RunAsync(document, variables);

        Assert.Equal("AUTH_NOT_AUTHENTICATED", Assert.Single(result.Errors).Code);
        Assert.Equal(0, _resolved);
    }

    [Fact]
    public async Task A_field_that_no_variable_can_bring_back_asks_for_nothing()
    {
        _engine.User = Anonymous;

        Assert.Equal("""{"open":1}""", await _engine.DataAsync("{ open admin @include(if: false) { tenants } }"));
    }

    [Theory]
    [InlineData("role", "auditor", false)]
    [InlineData("plan", "paying", false)]
    [InlineData("both", "", true)]
    public async Task All_requirements_of_a_field_must_hold(string claim, string value, bool isAllowed)
    {
        var engine = new TestEngine("type Query { a: Int }") { Services = this };
        engine.Sync("Query.a", _ => ++_resolved).Field("Query.a").Authorization.AddRange(
            [new AuthorizationRequirement(["auditor"], null), new AuthorizationRequirement([], "paying")]);
        engine.User = claim == "both"
            ? UserWith(new Claim("role", "auditor"), new Claim("plan", "paying"))
            : UserWith(new Claim(claim, value));

        using ExecutionResult result = await engine.RunAsync("{ a }");

        Assert.Equal(isAllowed, result.Errors.Count == 0);
        Assert.Equal(isAllowed ? 1 : 0, _resolved);
    }

    [Fact]
    public async Task A_policy_is_asked_once_per_operation()
    {
        _engine.User = UserWith(new Claim("plan", "paying"));

        Assert.Equal("""{"paid":1,"again":2}""", await _engine.DataAsync("{ paid again: paid }"));

        Assert.Equal(1, _evaluated);
    }

    [Fact]
    public async Task A_policy_that_nobody_can_evaluate_fails_closed()
    {
        var engine = new TestEngine("type Query { a: Int }") { User = UserWith() };
        engine.Sync("Query.a", _ => ++_resolved).Field("Query.a").Authorization.Add(new([], "p"));

        using ExecutionResult result = await engine.RunAsync("{ a }");

        Assert.Equal("INTERNAL_SERVER_ERROR", Assert.Single(result.Errors).Code);
        Assert.Equal(0, _resolved);
    }

    public object? GetService(Type serviceType) => serviceType == typeof(IPolicyEvaluator) ? this : null;

    public ValueTask<bool> EvaluateAsync(string policy, RequestContext context, CancellationToken cancellationToken)
    {
        _evaluated++;
        return new ValueTask<bool>(context.User.HasClaim("plan", policy));
    }

    private static ClaimsPrincipal UserWith(params Claim[] claims) => new(new ClaimsIdentity(claims, "test"));
}
