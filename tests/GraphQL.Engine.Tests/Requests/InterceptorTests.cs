using GraphTenancy.GraphQL.Engine.Errors;
using GraphTenancy.GraphQL.Engine.Execution;
using GraphTenancy.GraphQL.Engine.Execution.Planning;
using GraphTenancy.GraphQL.Engine.Requests;
using GraphTenancy.GraphQL.Engine.Tests.Execution;
using Xunit;

namespace GraphTenancy.GraphQL.Engine.Tests.Requests;

public sealed class InterceptorTests
{
    [Fact]
    public async Task A_refusal_is_a_request_error_and_no_resolver_runs()
    {
        int calls = 0;
        TestEngine engine = new TestEngine("type Query { a: Int }").Sync("Query.a", _ => ++calls);
        engine.Interceptors.Add(new Interceptor(static _ => new GraphQLError { Message = "Too much.", Code = "QUOTA" }));

        string body = await engine.ExecuteAsync("{ a }");

        Assert.Equal("""{"errors":[{"message":"Too much.","extensions":{"code":"QUOTA"}}]}""", body);
        Assert.Equal(0, calls);
    }

    [Fact]
    public async Task An_interceptor_sees_state_and_adds_extensions_to_the_response()
    {
        TestEngine engine = new TestEngine("type Query { a: Int }").Sync("Query.a", static _ => 1);
        engine.Interceptors.Add(new Interceptor(static context =>
        {
            context.SetExtension("cost", new Dictionary<string, object?> { ["points"] = 5, ["of"] = context.FindState<string>() });
            return null;
        }));
        var request = new GraphQLRequest { Document = "{ a }"u8.ToArray() };

        using ExecutionResult result = await engine.Executor.ExecuteAsync(
            request, engine.Services, engine.User, static context => context.SetState("acme"), default);

        string body = System.Text.Encoding.UTF8.GetString(result.Body.Span);
        Assert.StartsWith("""{"data":{"a":1},"extensions":{"cost":{""", body, StringComparison.Ordinal);
        Assert.Contains("\"of\":\"acme\"", body, StringComparison.Ordinal);
    }

    private sealed class Interceptor(Func<RequestContext, GraphQLError?> decide) : IOperationInterceptor
    {
        public ValueTask<GraphQLError?> BeforeExecutionAsync(
            OperationPlan plan, RequestContext context, CancellationToken cancellationToken) => new(decide(context));
    }
}
