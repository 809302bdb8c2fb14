using System.Collections.Concurrent;
using GraphTenancy.GraphQL.Engine.Errors;
using GraphTenancy.GraphQL.Engine.Execution;
using GraphTenancy.GraphQL.Engine.Requests;
using GraphTenancy.GraphQL.Engine.Tests.Execution;
using Microsoft.Extensions.Logging;
using Xunit;

namespace GraphTenancy.GraphQL.Engine.Tests.Requests;

public sealed class ErrorMaskingTests
{
    private readonly RecordingLogger _logger = new();

    [Fact]
    public async Task An_unexpected_exception_is_masked_and_logged_with_its_trace_id()
    {
        using ExecutionResult result = await Failing(new FormatException("password=1234")).RunAsync("{ a }");

        GraphQLError error = Assert.Single(result.Errors);
        Assert.Equal(("Unexpected Execution Error", "INTERNAL_SERVER_ERROR"), (error.Message, error.Code));
        (string message, Exception? exception) = Assert.Single(_logger.Entries);
        Assert.IsType<FormatException>(exception);
        Assert.Contains((string)error.Extensions!["traceId"]!, message, StringComparison.Ordinal);
        Assert.DoesNotContain("1234", System.Text.Encoding.UTF8.GetString(result.Body.Span), StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_development_the_exception_is_shown()
    {
        TestEngine engine = Failing(new FormatException("bad format"));
        engine.Options.IncludeExceptionDetails = true;

        using ExecutionResult result = await engine.RunAsync("{ a }");

        Assert.Equal("bad format", Assert.Single(result.Errors).Extensions!["exceptionMessage"]);
    }

    [Fact]
    public async Task A_filter_maps_an_exception_it_knows()
    {
        TestEngine engine = Failing(new FormatException("secret"));
        engine.Filters.Add(new FormatFilter());

        string body = await engine.ExecuteAsync("{ a }");

        Assert.Equal(
            """{"data":{"a":null},"errors":[{"message":"Wrong format.","locations":[{"line":1,"column":3}]"""
            + ""","path":["a"],"extensions":{"code":"BAD_USER_INPUT"}}]}""",
            body);
        Assert.Empty(_logger.Entries);
    }

    [Fact]
    public async Task A_failing_configure_is_a_masked_request_error()
    {
        TestEngine engine = Failing(new FormatException("never runs"));
        var request = new GraphQLRequest { Document = "{ a }"u8.ToArray() };

        using ExecutionResult result = await engine.Executor.ExecuteAsync(
            request, engine.Services, engine.User, static _ => throw new FormatException("secret"), default);

        Assert.False(result.HasData);
        Assert.Equal(ErrorCodes.InternalError, Assert.Single(result.Errors).Code);
    }

    private TestEngine Failing(Exception exception)
    {
        var engine = new TestEngine("type Query { a: Int }") { Logger = _logger };
        return engine.Async("Query.a", async _ =>
        {
            await Task.Yield();
            throw exception;
        });
    }

    private sealed class FormatFilter : IErrorFilter
    {
        public GraphQLError OnError(GraphQLError error) => error.Exception is FormatException
            ? error with { Message = "Wrong format.", Code = ErrorCodes.BadUserInput }
            : error;
    }

    private sealed class RecordingLogger : ILogger<RequestExecutor>
    {
        public ConcurrentQueue<(string Message, Exception? Exception)> Entries { get; } = new();

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Entries.Enqueue((formatter(state, exception), exception));
    }
}
