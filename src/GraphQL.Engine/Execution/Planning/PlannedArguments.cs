using GraphTenancy.GraphQL.Engine.Errors;
using GraphTenancy.GraphQL.Engine.Language;
using GraphTenancy.GraphQL.Engine.Types;
using GraphTenancy.GraphQL.Engine.Types.Coercion;

namespace GraphTenancy.GraphQL.Engine.Execution.Planning;

/// <summary>The arguments of a planned field: coerced once when they are constant, else once per request.</summary>
public sealed class PlannedArguments
{
    private readonly FieldDefinition _field;
    private readonly FieldNode _node;
    private readonly ObjectType _parent;
    private readonly IReadOnlyDictionary<string, object?>? _constant;

    internal PlannedArguments(FieldDefinition field, FieldNode node, ObjectType parent)
    {
        _parent = parent;
        _field = field;
        _node = node;
        if (!node.Arguments.Any(static argument => HasVariable(argument.Value)))
        {
            _constant = TryCoerceConstant(field, node);
        }
    }

    /// <summary>Whether they are settled: no variable is used, and none was refused.</summary>
    public bool IsConstant => _constant is not null;

    /// <summary>The coerced arguments; an argument that was not given and has no default is absent.</summary>
    /// <exception cref="GraphQLException">A variable's value is null or absent where a value is required.</exception>
    public IReadOnlyDictionary<string, object?> Coerce(VariableValues variables) =>
        _constant ?? ArgumentCoercion.Coerce(_field, _node, variables, _parent);

    private static IReadOnlyDictionary<string, object?>? TryCoerceConstant(FieldDefinition field, FieldNode node)
    {
        try
        {
            return ArgumentCoercion.Coerce(field, node, VariableValues.Empty);
        }
        catch (GraphQLException)
        {
            // A refused literal is an error of the field in each request: Coerce throws it again there.
            return null;
        }
    }

    private static bool HasVariable(ValueNode value) => value switch
    {
        VariableNode => true,
        ListValueNode list => list.Values.Any(HasVariable),
        ObjectValueNode fields => fields.Fields.Any(static field => HasVariable(field.Value)),
        _ => false,
    };
}
