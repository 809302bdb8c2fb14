using System.Text;
using GraphTenancy.GraphQL.Engine.Errors;
using GraphTenancy.GraphQL.Engine.Requests;
using GraphTenancy.GraphQL.Engine.Tests.Execution;
using Xunit;

namespace GraphTenancy.GraphQL.Engine.Tests.Requests;

public sealed class IntrospectionSwitchTests
{
    private readonly TestEngine _engine = new TestEngine("type Query { secretField(secretArgument: Int): Secret self: Query } type Secret { a: Int }")
        .Sync("Query.secretField", static _ => null)
        .Sync("Query.self", static _ => new object());

    [Theory]
    [InlineData("{ __schema { queryType { name } } }", "__schema")]
    [InlineData("{ a: __type(name: \"Query\") { name } }", "__type")]
    [InlineData("{ ...F } fragment F on Query { ... on Query { __schema { types { name } } } }", "__schema")]
    [InlineData("{ self { __schema { types { name } } } }", "__schema")]
    [InlineData("query ($v: Boolean! = false) { __schema @include(if: $v) { types { name } } __typename }", "__schema")]
    [InlineData("{,,,__schema\n{types{name}}}", "__schema")]
    public async Task Introspection_is_refused_however_it_is_written(string document, string field)
    {
        using ExecutionResult result = await RunAsync(document, isAllowed: false);

        GraphQLError error = Assert.Single(result.Errors);
        Assert.False(result.HasData);
        Assert.Equal(ErrorCodes.IntrospectionNotAllowed, error.Code);
        Assert.Equal(field, error.Extensions!["field"]);
    }

    [Fact]
    public async Task The_name_of_a_type_stays()
    {
        using ExecutionResult result = await RunAsync("{ __typename }", isAllowed: false);

        Assert.Equal("""{"data":{"__typename":"Query"}}""", Encoding.UTF8.GetString(result.Body.Span));
    }

    [Fact]
    public async Task A_document_that_somebody_else_may_send_stays_refused()
    {
        const string document = "{ __schema { queryType { name } } }";

        using ExecutionResult admin = await RunAsync(document, isAllowed: true);
        using ExecutionResult viewer = await RunAsync(document, isAllowed: false);
        using ExecutionResult again = await RunAsync(document, isAllowed: true);

        Assert.Empty(admin.Errors);
        Assert.Equal(ErrorCodes.IntrospectionNotAllowed, Assert.Single(viewer.Errors).Code);
        Assert.Empty(again.Errors);
    }

    [Theory]
    [InlineData("{ secretFiel { a } }", "secretField")]
    [InlineData("{ secretField(secretArgumen: 1) { a } }", "secretArgument")]
    [InlineData("{ ... on Secre { a } }", "Secret")]
    public async Task Suggestions_go_with_introspection(string document, string name)
    {
        using ExecutionResult open = await RunAsync(document, isAllowed: true);
        using ExecutionResult closed = await RunAsync(document, isAllowed: false);

        Assert.Contains(name, open.Errors[0].Message, StringComparison.Ordinal);
        Assert.All(closed.Errors, error => Assert.DoesNotContain(name, error.Message, StringComparison.Ordinal));
    }

    private ValueTask<ExecutionResult> RunAsync(string document, bool isAllowed) => _engine.Executor.ExecuteAsync(
        new GraphQLRequest { Document = Encoding.UTF8.GetBytes(document), IsIntrospectionAllowed = isAllowed },
        _engine.Services,
        _engine.User,
        configure: null,
        default);
}
