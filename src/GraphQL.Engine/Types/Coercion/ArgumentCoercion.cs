using GraphTenancy.GraphQL.Engine.Errors;
using GraphTenancy.GraphQL.Engine.Execution;
using GraphTenancy.GraphQL.Engine.Language;

namespace GraphTenancy.GraphQL.Engine.Types.Coercion;

/// <summary>CoerceArgumentValues().</summary>
/// <remarks>https://spec.graphql.org/September2025/#CoerceArgumentValues()</remarks>
public static class ArgumentCoercion
{
    private static readonly Dictionary<string, object?> None = new(StringComparer.Ordinal);

    /// <summary>
    /// Coerces the arguments of a field; an argument that was not given and has no default is absent.
    /// </summary>
    /// <param name="field">The field's definition.</param>
    /// <param name="node">The field in the document.</param>
    /// <param name="variables">The coerced variables.</param>
    /// <param name="parent">The type that has the field, for messages.</param>
    /// <exception cref="GraphQLException">An argument cannot be coerced.</exception>
    public static IReadOnlyDictionary<string, object?> Coerce(
        FieldDefinition field, FieldNode node, VariableValues variables, NamedType? parent = null) =>
        field.Arguments.Count == 0
            ? None
            : Coerce(field.Arguments, node.Arguments, variables, new Owner(parent, field.Name, node.Location));

    /// <summary>Coerces the arguments of a directive.</summary>
    /// <exception cref="GraphQLException">An argument cannot be coerced.</exception>
    public static IReadOnlyDictionary<string, object?> Coerce(
        DirectiveDefinition directive, DirectiveNode node, VariableValues variables) =>
        Coerce(directive.Arguments, node.Arguments, variables, new Owner(null, "@" + directive.Name, node.Location));

    private static Dictionary<string, object?> Coerce(
        IReadOnlyList<InputValueDefinition> definitions,
        IReadOnlyList<ArgumentNode> nodes,
        VariableValues variables,
        Owner owner)
    {
        var values = new Dictionary<string, object?>(definitions.Count, StringComparer.Ordinal);
        foreach (InputValueDefinition definition in definitions)
        {
            ArgumentNode? node = Find(nodes, definition.Name);
            if (node is null && definition.IsRequired)
            {
                throw Refuse(
                    $"Argument \"{owner.CoordinateOf(definition)}\" of required type \"{definition.Type}\" "
                    + "was not provided.",
                    owner.Location);
            }

            if (node is not null && (definition.IsRequired || !LiteralCoercion.IsAbsent(node.Value, variables)))
            {
                values.Add(definition.Name, CoerceGiven(definition, node, variables, owner));
            }
            else if (definition.DefaultValue is not null)
            {
                values.Add(definition.Name, definition.CoerceDefault());
            }
        }

        return values;
    }

    private static object? CoerceGiven(
        InputValueDefinition definition, ArgumentNode node, VariableValues variables, Owner owner)
    {
        try
        {
            return definition.Format(LiteralCoercion.Coerce(node.Value, definition.Type, variables));
        }
        catch (CoercionException exception)
        {
            LiteralFault fault = LiteralCheck.Find(node.Value, definition.Type, variables, exception);
            throw Refuse(
                $"Argument \"{owner.CoordinateOf(definition)}\" has invalid value{fault.At}: {fault.Message}",
                fault.Node.Location);
        }
        catch (GraphQLException exception) when (exception.Error.Locations.Count == 0)
        {
            // A formatter refused and could not know where its value stands.
            throw new GraphQLException(exception.Error with { Locations = LocationsOf(node.Value.Location) });
        }
    }

    private static ArgumentNode? Find(IReadOnlyList<ArgumentNode> nodes, string name)
    {
        // The last one where two have one name, as in the reference implementation; validation refuses those.
        for (int i = nodes.Count - 1; i >= 0; i--)
        {
            if (string.Equals(nodes[i].Name.Value, name, StringComparison.Ordinal))
            {
                return nodes[i];
            }
        }

        return null;
    }

    private static GraphQLException Refuse(string message, Location location) => new(new GraphQLError
    {
        Message = message,
        Code = ErrorCodes.BadUserInput,
        Locations = LocationsOf(location),
    });

    // A node that was made in code stands nowhere.
    private static SourceLocation[] LocationsOf(Location location) =>
        location.Source is null ? [] : [location.ToSourceLocation()];

    /// <summary>Who has the arguments.</summary>
    private sealed record Owner(NamedType? Parent, string Name, Location Location)
    {
        /// <summary>The schema coordinate of an argument.</summary>
        /// <remarks>https://spec.graphql.org/September2025/#sec-Schema-Coordinates</remarks>
        public string CoordinateOf(InputValueDefinition argument)
        {
            // Meta fields belong to no type.
            string parent = Parent is null ? string.Empty
                : Name.StartsWith("__", StringComparison.Ordinal) ? "<meta>."
                : Parent.Name + ".";
            return $"{parent}{Name}({argument.Name}:)";
        }
    }
}
