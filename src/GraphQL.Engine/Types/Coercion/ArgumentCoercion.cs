using GraphTenancy.GraphQL.Engine.Errors;
using GraphTenancy.GraphQL.Engine.Execution;
using GraphTenancy.GraphQL.Engine.Language;
using GraphTenancy.GraphQL.Engine.Types.Scalars;

namespace GraphTenancy.GraphQL.Engine.Types.Coercion;

/// <summary>CoerceArgumentValues().</summary>
/// <remarks>https://spec.graphql.org/September2025/#CoerceArgumentValues()</remarks>
public static class ArgumentCoercion
{
    private static readonly Dictionary<string, object?> None = new(StringComparer.Ordinal);

    /// <summary>
    /// Coerces the arguments of a field; an argument that was not given and has no default is absent.
    /// </summary>
    /// <exception cref="GraphQLException">An argument cannot be coerced.</exception>
    public static IReadOnlyDictionary<string, object?> Coerce(
        FieldDefinition field, FieldNode node, VariableValues variables) =>
        Coerce(field.Arguments, node.Arguments, variables, node.Location);

    /// <summary>Coerces the arguments of a directive.</summary>
    /// <exception cref="GraphQLException">An argument cannot be coerced.</exception>
    public static IReadOnlyDictionary<string, object?> Coerce(
        DirectiveDefinition directive, DirectiveNode node, VariableValues variables) =>
        Coerce(directive.Arguments, node.Arguments, variables, node.Location);

    private static Dictionary<string, object?> Coerce(
        IReadOnlyList<InputValueDefinition> definitions,
        IReadOnlyList<ArgumentNode> nodes,
        VariableValues variables,
        Location owner)
    {
        if (definitions.Count == 0)
        {
            return None;
        }

        var values = new Dictionary<string, object?>(definitions.Count, StringComparer.Ordinal);
        foreach (InputValueDefinition definition in definitions)
        {
            ArgumentNode? node = Find(nodes, definition.Name);
            if (node is not null && !LiteralCoercion.IsAbsent(node.Value, variables))
            {
                values.Add(definition.Name, CoerceGiven(definition, node, variables));
            }
            else if (definition.DefaultValue is not null)
            {
                values.Add(definition.Name, definition.CoerceDefault());
            }
            else if (definition.Type.IsNonNull)
            {
                throw Missing(definition, node, owner);
            }
        }

        return values;
    }

    private static object? CoerceGiven(InputValueDefinition definition, ArgumentNode node, VariableValues variables)
    {
        bool isNull = node.Value is NullValueNode
            || (node.Value is VariableNode variable && variables.Values[variable.Name.Value] is null);
        if (isNull)
        {
            return definition.Type.IsNonNull
                ? throw Refuse(
                    $"Argument \"{definition.Name}\" of non-null type \"{definition.Type}\" must not be null.",
                    node.Value.Location)
                : null;
        }

        try
        {
            return definition.Format(LiteralCoercion.Coerce(node.Value, definition.Type, variables));
        }
        catch (CoercionException exception)
        {
            throw Refuse(
                $"Argument \"{definition.Name}\" has invalid value {ValueText.Of(node.Value)}; {exception.Message}",
                node.Value.Location);
        }
        catch (GraphQLException exception) when (exception.Error.Locations.Count == 0)
        {
            // A formatter refused and could not know where its value stands.
            throw new GraphQLException(exception.Error with { Locations = LocationsOf(node.Value.Location) });
        }
    }

    private static ArgumentNode? Find(IReadOnlyList<ArgumentNode> nodes, string name)
    {
        for (int i = 0; i < nodes.Count; i++)
        {
            if (string.Equals(nodes[i].Name.Value, name, StringComparison.Ordinal))
            {
                return nodes[i];
            }
        }

        return null;
    }

    private static GraphQLException Missing(InputValueDefinition definition, ArgumentNode? node, Location owner) =>
        node?.Value is VariableNode variable
            ? Refuse(
                $"Argument \"{definition.Name}\" of required type \"{definition.Type}\" was provided the variable " +
                $"\"${variable.Name.Value}\" which was not provided a runtime value.",
                variable.Location)
            : Refuse($"Argument \"{definition.Name}\" of required type \"{definition.Type}\" was not provided.", owner);

    private static GraphQLException Refuse(string message, Location location) => new(new GraphQLError
    {
        Message = message,
        Code = ErrorCodes.BadUserInput,
        Locations = LocationsOf(location),
    });

    // A node that was made in code stands nowhere.
    private static SourceLocation[] LocationsOf(Location location) =>
        location.Source is null ? [] : [location.ToSourceLocation()];
}
