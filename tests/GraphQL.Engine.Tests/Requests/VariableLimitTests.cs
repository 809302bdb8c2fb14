using GraphTenancy.GraphQL.Engine.Errors;
using GraphTenancy.GraphQL.Engine.Requests;
using GraphTenancy.GraphQL.Engine.Tests.Execution;
using Xunit;

namespace GraphTenancy.GraphQL.Engine.Tests.Requests;

public sealed class VariableLimitTests
{
    private readonly TestEngine _engine = new TestEngine(
        "scalar Any type Query { a(value: Any): Int }").Sync("Query.a", static _ => 1);

    [Theory]
    [InlineData("""{ "v": [1, 2, 3] }""", null)]
    [InlineData("""{ "v": [1, 2, 3, 4] }""", ErrorCodes.LimitVariableList)]
    [InlineData("""{ "v": { "a": [[1, 2, 3, 4]] } }""", ErrorCodes.LimitVariableList)]
    [InlineData("""{ "v": { "a": { "b": { "c": {} } } } }""", ErrorCodes.LimitVariableDepth)]
    [InlineData("""{ "v": "0123456789012345678901234567890123456789" }""", ErrorCodes.LimitVariableBytes)]
    [InlineData("""{ "unknown": [1, 2, 3, 4] }""", ErrorCodes.LimitVariableList)]
    public async Task Variables_beyond_a_limit_are_refused_before_they_are_coerced(string variables, string? code)
    {
        _engine.Options.Variables = new VariableLimits { MaxBytes = 45, MaxDepth = 3, MaxListLength = 3 };

        using ExecutionResult result = await _engine.RunAsync("query ($v: Any) { a(value: $v) }", variables);

        Assert.Equal(code, result.Errors.Count == 0 ? null : Assert.Single(result.Errors).Code);
        Assert.Equal(code is null, result.HasData);
    }
}
