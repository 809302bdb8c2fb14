using GraphTenancy.GraphQL.Engine.Errors;
using GraphTenancy.GraphQL.Engine.Language;
using GraphTenancy.GraphQL.Engine.Types.Coercion;

namespace GraphTenancy.GraphQL.Engine.Types.Building;

/// <content>Input objects that could never be finite, and default values.</content>
internal sealed partial class SchemaValidator
{
    // A chain of non-null fields that comes back asks for a value without an end. A @oneOf type can end only in a
    // field that does not come back.
    private void ValidateInputObjectCycles()
    {
        InputObjectType[] inputs = [.. _schema.Types.OfType<InputObjectType>()];
        foreach (InputObjectType input in inputs)
        {
            if (FindNonNullCycle(input, input, []) is { } cycle)
            {
                _errors.Add(
                    $"Cannot reference Input Object {input.Name} within itself through a series of non-null fields: " +
                    $"\"{string.Join('.', cycle)}\".");
            }
        }

        foreach (InputObjectType input in inputs.Where(
            input => input.IsOneOf && input.Fields.Count > 0 && !CanEnd(input, [])))
        {
            _errors.Add(
                $"OneOf Input Object {input.Name} must be inhabited but all fields recursively reference only other " +
                "OneOf Input Objects forming an unbreakable cycle.");
        }
    }

    private static List<string>? FindNonNullCycle(
        InputObjectType at, InputObjectType target, HashSet<InputObjectType> visited)
    {
        foreach (InputValueDefinition field in at.Fields)
        {
            // A list can be empty, so only a non-null field that is directly an input object goes on.
            if (field.Type is not NonNullType { NullableType: InputObjectType next })
            {
                continue;
            }

            if (next == target)
            {
                return [field.Name];
            }

            if (visited.Add(next) && FindNonNullCycle(next, target, visited) is { } rest)
            {
                return [field.Name, .. rest];
            }
        }

        return null;
    }

    private static bool CanEnd(InputObjectType input, HashSet<InputObjectType> above) =>
        !input.IsOneOf
        || (above.Add(input) && input.Fields.Any(field =>
            field.Type.NullableType is not InputObjectType next || CanEnd(next, [.. above])));

    private void ValidateDefaults()
    {
        foreach ((InputValueDefinition input, string coordinate) in AllInputs())
        {
            if (input.DefaultValue is not null && input.Type.IsInputType)
            {
                ValidateDefault(input, coordinate);
            }
        }
    }

    private IEnumerable<(InputValueDefinition Input, string Coordinate)> AllInputs()
    {
        IEnumerable<(InputValueDefinition, string)> arguments = _schema.Types.OfType<FieldsType>()
            .SelectMany(static type => type.Fields.Select(field => (Field: field, Owner: $"{type.Name}.{field.Name}")))
            .SelectMany(static item => item.Field.Arguments.Select(input => (input, $"{item.Owner}({input.Name}:)")));
        IEnumerable<(InputValueDefinition, string)> fields = _schema.Types.OfType<InputObjectType>()
            .SelectMany(static type => type.Fields.Select(field => (field, $"{type.Name}.{field.Name}")));
        IEnumerable<(InputValueDefinition, string)> directives = _schema.Directives
            .SelectMany(static directive =>
                directive.Arguments.Select(input => (input, $"@{directive.Name}({input.Name}:)")));
        return arguments.Concat(fields).Concat(directives);
    }

    private void ValidateDefault(InputValueDefinition input, string coordinate)
    {
        // Before coercion, which would follow a circle of defaults without end.
        if (FindDefaultCycle(input.DefaultValue, input.Type, [input]) is { } cycle)
        {
            _errors.Add($"Invalid circular reference. The default value of {coordinate} refers to itself{cycle}.");
            _defaultsAreValid = false;
            return;
        }

        try
        {
            _ = LiteralCoercion.Coerce(input.DefaultValue!, input.Type, variables: null); // The caller looked.
        }
        catch (Exception exception) when (exception is CoercionException or GraphQLException)
        {
            _errors.Add($"{coordinate} has an invalid default value: {exception.Message}");
            _defaultsAreValid = false;
        }
    }

    // InputFieldDefaultValueHasCycle(), https://spec.graphql.org/September2025/#InputObjectDefaultValueHasCycle()
    private static string? FindDefaultCycle(ValueNode? literal, GraphQLType type, HashSet<InputValueDefinition> above)
    {
        switch (type.NullableType, literal)
        {
            case (ListType list, ListValueNode items):
                return items.Values.Select(item => FindDefaultCycle(item, list.ItemType, above))
                    .FirstOrDefault(static found => found is not null);
            case (ListType list, _):
                return FindDefaultCycle(literal, list.ItemType, above);
            case (InputObjectType input, ObjectValueNode node):
                return input.Fields.Select(field => FindFieldCycle(field, input, node, above))
                    .FirstOrDefault(static found => found is not null);
            default:
                return null;
        }
    }

    private static string? FindFieldCycle(
        InputValueDefinition field, InputObjectType input, ObjectValueNode node, HashSet<InputValueDefinition> above)
    {
        ObjectFieldNode? given = node.Fields
            .FirstOrDefault(item => string.Equals(item.Name.Value, field.Name, StringComparison.Ordinal));
        if (given is not null)
        {
            return FindDefaultCycle(given.Value, field.Type, above);
        }

        if (field.DefaultValue is null)
        {
            return null;
        }

        return above.Contains(field)
            ? $" via the default value of {input.Name}.{field.Name}"
            : FindDefaultCycle(field.DefaultValue, field.Type, [.. above, field]);
    }
}
