using GraphTenancy.GraphQL.Engine.Execution;
using GraphTenancy.GraphQL.Engine.Language;

namespace GraphTenancy.GraphQL.Engine.Types.Coercion;

/// <summary>CoerceArgumentValues().</summary>
/// <remarks>https://spec.graphql.org/September2025/#CoerceArgumentValues()</remarks>
public static class ArgumentCoercion
{
    /// <summary>Coerces the arguments of a field; an argument that was not given and has no default is absent.</summary>
    /// <exception cref="Errors.GraphQLException">An argument cannot be coerced.</exception>
    public static IReadOnlyDictionary<string, object?> Coerce(
        FieldDefinition field, FieldNode node, VariableValues variables) =>
        throw new NotSupportedException("placeholder: written with coercion");
}
