using GraphTenancy.GraphQL.Engine.Errors;
using GraphTenancy.GraphQL.Engine.Execution.Planning;
using GraphTenancy.GraphQL.Engine.Types;

namespace GraphTenancy.GraphQL.Engine.Execution;

/// <summary>What a resolver sees of its field and its request. Valid until the resolver's task ends.</summary>
public interface IResolverContext
{
    /// <summary>The schema.</summary>
    Schema Schema { get; }

    /// <summary>The object type that has the field.</summary>
    ObjectType ObjectType { get; }

    /// <summary>The field as it was planned: definition, response name and selections.</summary>
    PlannedField Selection { get; }

    /// <summary>The parent object; for a root field the request's root value, often <see langword="null"/>.</summary>
    object? Parent { get; }

    /// <summary>The response position.</summary>
    ResultPath Path { get; }

    /// <summary>The request.</summary>
    RequestContext Request { get; }

    /// <summary>Ends when the client leaves or the request runs out of time.</summary>
    CancellationToken RequestAborted { get; }

    /// <summary>The coerced arguments; an argument that was not given and has no default is absent.</summary>
    IReadOnlyDictionary<string, object?> Arguments { get; }

    /// <summary>The request's coerced variables, for arguments and conditions further down.</summary>
    VariableValues Variables { get; }

    /// <summary>A coerced argument, or <see langword="default"/> when it is absent.</summary>
    T? ArgumentValue<T>(string name);

    /// <summary>A service of the request's scope.</summary>
    /// <exception cref="InvalidOperationException">It is not registered.</exception>
    T Service<T>()
        where T : notnull;

    /// <summary>Adds a field error without failing the field.</summary>
    void ReportError(GraphQLError error);
}
