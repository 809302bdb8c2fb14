using System.Security.Claims;
using System.Text;
using System.Text.Json;
using GraphTenancy.GraphQL.Engine.Errors;
using GraphTenancy.GraphQL.Engine.Execution;
using GraphTenancy.GraphQL.Engine.Requests;
using GraphTenancy.GraphQL.Engine.Requests.Documents;
using GraphTenancy.GraphQL.Engine.Types;
using GraphTenancy.GraphQL.Engine.Types.Configuration;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace GraphTenancy.GraphQL.Engine.Tests.Execution;

/// <summary>A schema from SDL with delegates for its fields, and an executor for it.</summary>
internal sealed class TestEngine(string sdl)
{
    private readonly SchemaBuilder _builder = SchemaBuilder.FromSdl(sdl);
    private RequestExecutor? _executor;

    public RequestExecutorOptions Options { get; } = new();

    public List<IOperationInterceptor> Interceptors { get; } = [];

    public List<IErrorFilter> Filters { get; } = [];

    public IOperationDocumentStorage? TrustedDocuments { get; set; }

    public ILogger<RequestExecutor> Logger { get; set; } = NullLogger<RequestExecutor>.Instance;

    public ClaimsPrincipal User { get; set; } = new(new ClaimsIdentity());

    public IServiceProvider Services { get; set; } = new NoServices();

    public Action<RequestContext>? Configure { get; set; }

    public RequestExecutor Executor =>
        _executor ??= new RequestExecutor(_builder.Build(), Options, Interceptors, Filters, Logger, TrustedDocuments);

    public FieldConfiguration Field(string coordinate)
    {
        string[] parts = coordinate.Split('.');
        var type = (ObjectTypeConfiguration)Type(parts[0]);
        return type.Fields.Single(field => field.Name == parts[1]);
    }

    public TypeConfiguration Type(string name) =>
        _builder.FindType(name) ?? throw new InvalidOperationException($"No type {name}.");

    public TestEngine Async(string coordinate, Func<IResolverContext, Task<object?>> resolver)
    {
        Field(coordinate).Resolver = context => new ValueTask<object?>(resolver(context));
        return this;
    }

    public TestEngine Sync(string coordinate, Func<IResolverContext, object?> resolver)
    {
        Field(coordinate).Resolver = context => new ValueTask<object?>(resolver(context));
        return this;
    }

    public TestEngine Pure(string coordinate, Func<object, object?> resolver)
    {
        Field(coordinate).PureResolver = parent => resolver(parent);
        return this;
    }

    /// <summary>Puts <c>@defer</c> and <c>@stream</c> in the schema.</summary>
    public TestEngine Incremental()
    {
        _builder.AddDirective(IncrementalDirectives.Defer()).AddDirective(IncrementalDirectives.Stream());
        return this;
    }

    /// <summary>The field of each event is the event itself.</summary>
    public TestEngine Subscribe(string coordinate, Func<IResolverContext, IAsyncEnumerable<object?>> subscriber)
    {
        FieldConfiguration field = Field(coordinate);
        field.Subscriber = context => new ValueTask<IAsyncEnumerable<object?>>(subscriber(context));
        field.Resolver ??= static context => new ValueTask<object?>(context.Parent);
        return this;
    }

    /// <summary>All results of an operation.</summary>
    public async Task<IReadOnlyList<string>> ReadAllAsync(string document, string? variables = null)
    {
        var bodies = new List<string>();
        await using ResponseStream stream = await OpenAsync(document, variables);
        await foreach (ExecutionResult result in stream.ReadResultsAsync(CancellationToken.None))
        {
            using (result)
            {
                bodies.Add(Encoding.UTF8.GetString(result.Body.Span));
            }
        }

        return bodies;
    }

    public ValueTask<ResponseStream> OpenAsync(
        string document, string? variables = null, CancellationToken cancellationToken = default) =>
        Executor.ExecuteStreamAsync(
            RequestOf(document, variables, operationName: null), Services, User, Configure, cancellationToken);

    public async Task<string> ExecuteAsync(string document, string? variables = null, string? operationName = null)
    {
        using ExecutionResult result = await RunAsync(document, variables, operationName);
        return Encoding.UTF8.GetString(result.Body.Span);
    }

    /// <summary>The response's <c>data</c>, once it is sure that there are no errors.</summary>
    public async Task<string> DataAsync(string document, string? variables = null)
    {
        using ExecutionResult result = await RunAsync(document, variables, operationName: null);
        Assert.Empty(result.Errors);
        using JsonDocument body = JsonDocument.Parse(result.Body);
        return body.RootElement.GetProperty("data").GetRawText();
    }

    /// <summary>Each error as <c>path: message</c>.</summary>
    public async Task<IReadOnlyList<string>> ErrorsAsync(string document, string? variables = null)
    {
        using ExecutionResult result = await RunAsync(document, variables, operationName: null);
        return [.. result.Errors.Select(static error => $"{PathOf(error)}: {error.Message}")];
    }

    public ValueTask<ExecutionResult> RunAsync(
        string document,
        string? variables = null,
        string? operationName = null,
        AllowedOperations allowed = AllowedOperations.All,
        CancellationToken cancellationToken = default)
    {
        GraphQLRequest request = RequestOf(document, variables, operationName) with { AllowedOperations = allowed };
        return Executor.ExecuteAsync(request, Services, User, Configure, cancellationToken);
    }

    private static GraphQLRequest RequestOf(string document, string? variables, string? operationName) => new()
    {
        Document = Encoding.UTF8.GetBytes(document),
        OperationName = operationName,
        Variables = variables is null ? default : JsonDocument.Parse(variables).RootElement,
    };

    private static string PathOf(GraphQLError error) => error.Path is null ? "" : string.Join('.', error.Path.ToList());

    private sealed class NoServices : IServiceProvider
    {
        public object? GetService(Type serviceType) => null;
    }
}
