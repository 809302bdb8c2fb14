using System.Security.Claims;
using GraphTenancy.GraphQL.Engine.Errors;
using GraphTenancy.GraphQL.Engine.Execution;
using GraphTenancy.GraphQL.Engine.Execution.Planning;
using GraphTenancy.GraphQL.Engine.Language;
using GraphTenancy.GraphQL.Engine.Types;
using Microsoft.Extensions.DependencyInjection;

namespace GraphTenancy.GraphQL.Engine.Tests.CodeFirst;

/// <summary>Calls one resolver as the executor would.</summary>
internal sealed class ResolverCall(Schema schema, object? parent, params (string Name, object? Value)[] arguments) : IResolverContext
{
    public ServiceCollection ServiceCollection { get; } = new();

    public Schema Schema => schema;

    public ObjectType ObjectType => throw new NotSupportedException();

    public PlannedField Selection => throw new NotSupportedException();

    public object? Parent => parent;

    public ResultPath Path => ResultPath.Field(null, "field");

    public RequestContext Request => field ??= new RequestContext
    {
        Schema = schema,
        Services = ServiceCollection.BuildServiceProvider(),
        User = new ClaimsPrincipal(new ClaimsIdentity([new Claim("sub", "alice")])),
        Operation = OperationType.Query,
        DocumentHash = "",
        Aborted = CancellationToken.None,
    };

    public CancellationToken RequestAborted => CancellationToken.None;

    public IReadOnlyDictionary<string, object?> Arguments { get; } =
        arguments.ToDictionary(static argument => argument.Name, static argument => argument.Value);

    public VariableValues Variables => VariableValues.Empty;

    public T? ArgumentValue<T>(string name) => (T?)Arguments.GetValueOrDefault(name);

    public T Service<T>()
        where T : notnull => Request.Services.GetRequiredService<T>();

    public void ReportError(GraphQLError error) => throw new NotSupportedException();

    /// <summary>Calls the resolver of a field of the root type or the parent's type.</summary>
    public async Task<object?> ResolveAsync(string type, string name)
    {
        FieldDefinition definition = Field(type, name);
        return definition.Resolver is { } resolver
            ? await resolver(this)
            : definition.PureResolver?.Invoke(parent ?? this);
    }

    public FieldDefinition Field(string type, string name) =>
        ((FieldsType?)schema.FindType(type))?.FindField(name) ?? throw new InvalidOperationException(name);
}
