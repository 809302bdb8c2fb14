using GraphTenancy.GraphQL.Engine.Errors;
using GraphTenancy.GraphQL.Engine.Execution;
using GraphTenancy.GraphQL.Engine.Execution.Planning;
using GraphTenancy.GraphQL.Engine.Types;

namespace GraphTenancy.GraphQL.Data.Execution;

/// <summary>A field of a mutation's answer, while the mutation itself still runs.</summary>
internal sealed class ReadBackContext : IResolverContext
{
    private readonly IResolverContext _mutation;

    /// <summary>The context of a field of the mutation's answer, or of the mutation itself.</summary>
    /// <exception cref="GraphQLException">An argument of the field is refused.</exception>
    public ReadBackContext(IResolverContext mutation, PlannedField field)
    {
        _mutation = mutation;
        Selection = field;
        bool isMutation = ReferenceEquals(field, mutation.Selection);
        Path = isMutation ? mutation.Path : ResultPath.Field(mutation.Path, field.ResponseName);
        Arguments = isMutation ? mutation.Arguments : field.Arguments.Coerce(mutation.Variables);
    }

    public Schema Schema => _mutation.Schema;

    public ObjectType ObjectType => Selection.ParentType;

    public PlannedField Selection { get; }

    /// <summary>Null: there is no answer yet.</summary>
    public object? Parent => null;

    public ResultPath Path { get; }

    public RequestContext Request => _mutation.Request;

    public CancellationToken RequestAborted => _mutation.RequestAborted;

    public IReadOnlyDictionary<string, object?> Arguments { get; }

    public VariableValues Variables => _mutation.Variables;

    public T? ArgumentValue<T>(string name) =>
        Arguments.TryGetValue(name, out object? value) && value is not null ? (T)value : default;

    public T Service<T>()
        where T : notnull => _mutation.Service<T>();

    public void ReportError(GraphQLError error) => _mutation.ReportError(error);
}
