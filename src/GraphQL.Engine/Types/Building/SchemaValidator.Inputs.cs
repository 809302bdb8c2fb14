using GraphTenancy.GraphQL.Engine.Errors;
using GraphTenancy.GraphQL.Engine.Language;
using GraphTenancy.GraphQL.Engine.Types.Coercion;

namespace GraphTenancy.GraphQL.Engine.Types.Building;

/// <content>Input objects that could never be finite, and default values.</content>
internal sealed partial class SchemaValidator
{
    // A chain of fields that all must have a value and that comes back asks for a value without an end.
    private void ValidateInputObjectCycles()
    {
        InputObjectType[] inputs = [.. _schema.Types.OfType<InputObjectType>()];
        HashSet<InputObjectType> finite = FindFinite(inputs);
        var path = new List<(InputObjectType Type, InputValueDefinition Field)>();
        var visited = new HashSet<InputObjectType>();
        foreach (InputObjectType input in inputs)
        {
            ReportCycles(input, finite, visited, path);
        }
    }

    // Grows until no more types are found to have a value with an end.
    private static HashSet<InputObjectType> FindFinite(InputObjectType[] inputs)
    {
        var finite = new HashSet<InputObjectType>();
        int before;
        do
        {
            before = finite.Count;
            finite.UnionWith(inputs.Where(input => IsFinite(input, finite)));
        }
        while (finite.Count > before);
        return finite;
    }

    // An object of a @oneOf type needs one field with an end, every other one needs all of them.
    private static bool IsFinite(InputObjectType input, HashSet<InputObjectType> finite) => input.IsOneOf
        ? input.Fields.Count == 0 || input.Fields.Any(field => Ends(input, field, finite))
        : input.Fields.All(field => Ends(input, field, finite));

    private static bool Ends(InputObjectType owner, InputValueDefinition field, HashSet<InputObjectType> finite) =>
        NextObject(owner, field) is not { } next || finite.Contains(next);

    // The object that a value of the field must hold; a list can be empty, and a nullable field can be left out.
    private static InputObjectType? NextObject(InputObjectType owner, InputValueDefinition field) => field.Type switch
    {
        InputObjectType next when owner.IsOneOf => next,
        NonNullType { NullableType: InputObjectType next } when !owner.IsOneOf => next,
        _ => null,
    };

    private void ReportCycles(
        InputObjectType input,
        HashSet<InputObjectType> finite,
        HashSet<InputObjectType> visited,
        List<(InputObjectType Type, InputValueDefinition Field)> path)
    {
        if (finite.Contains(input) || !visited.Add(input))
        {
            return;
        }

        foreach (InputValueDefinition field in input.Fields)
        {
            if (NextObject(input, field) is not { } next || finite.Contains(next))
            {
                continue;
            }

            path.Add((input, field));
            int start = path.FindIndex(step => step.Type == next);
            if (start < 0)
            {
                ReportCycles(next, finite, visited, path);
            }
            else
            {
                string way = string.Join(
                    ", ", path.Skip(start).Select(static step => $"{step.Type}.{step.Field.Name}"));
                _errors.Add(
                    $"Input Object {next} cannot be provided a finite value because it references itself through " +
                    $"fields: {way}.");
            }

            path.RemoveAt(path.Count - 1);
        }
    }

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
