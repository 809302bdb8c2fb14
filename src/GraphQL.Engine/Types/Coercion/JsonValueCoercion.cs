using System.Globalization;
using System.Text.Json;
using GraphTenancy.GraphQL.Engine.Errors;
using GraphTenancy.GraphQL.Engine.Language;
using GraphTenancy.GraphQL.Engine.Types.Scalars;

namespace GraphTenancy.GraphQL.Engine.Types.Coercion;

/// <summary>Coerces the JSON value of one variable, collecting every error with the path at which it stands.</summary>
internal sealed class JsonValueCoercion(VariableDefinitionNode variable, VariableErrors errors)
{
    // Segments below the variable: a string for a field, an int for an index.
    private readonly Stack<object> _path = [];

    /// <summary>Coerces a value; what cannot be coerced is reported and null.</summary>
    public object? Coerce(JsonElement value, GraphQLType type)
    {
        if (value.ValueKind == JsonValueKind.Null)
        {
            if (type.IsNonNull)
            {
                Report($"Expected value of non-null type \"{type}\" not to be null.");
            }

            return null;
        }

        return type.NullableType switch
        {
            ListType list => CoerceList(value, list),
            InputObjectType input => CoerceInputObject(value, input),
            EnumType set => CoerceEnum(value, set),
            ScalarType scalar => CoerceScalar(value, scalar),
            _ => null,
        };
    }

    private object?[] CoerceList(JsonElement value, ListType list)
    {
        // A single item stands for a list of one, and its path has no index then.
        if (value.ValueKind != JsonValueKind.Array)
        {
            return [Coerce(value, list.ItemType)];
        }

        var items = new object?[value.GetArrayLength()];
        int index = 0;
        foreach (JsonElement item in value.EnumerateArray())
        {
            // A refusal costs an exception; a million of them would hold the server up for seconds.
            if (errors.IsFull)
            {
                break;
            }

            _path.Push(index);
            items[index++] = Coerce(item, list.ItemType);
            _path.Pop();
        }

        return items;
    }

    private object? CoerceEnum(JsonElement value, EnumType set)
    {
        if (value.ValueKind != JsonValueKind.String)
        {
            Report($"Enum \"{set.Name}\" cannot represent non-string value: {ValueText.Of(value)}.");
            return null;
        }

        string name = JsonString.Read(value);
        EnumValue? found = set.FindByName(name);
        if (found is null)
        {
            Report($"Value \"{ValueText.Shorten(name)}\" does not exist in \"{set.Name}\" enum.");
        }

        return found?.Value;
    }

    private object? CoerceScalar(JsonElement value, ScalarType scalar)
    {
        try
        {
            return scalar.CoerceVariable(value);
        }
        catch (CoercionException exception)
        {
            Report(exception.Message);
            return null;
        }
    }

    private object? CoerceInputObject(JsonElement value, InputObjectType input)
    {
        if (value.ValueKind != JsonValueKind.Object)
        {
            Report($"Expected value of type \"{input.Name}\" to be an object, found: {ValueText.Of(value)}.");
            return null;
        }

        int errorsBefore = errors.Count;
        Dictionary<string, JsonElement> given = IndexFields(value, input);
        var fields = new Dictionary<string, object?>(input.Fields.Count, StringComparer.Ordinal);
        foreach (InputValueDefinition field in input.Fields)
        {
            CoerceField(field, input, value, given, fields);
        }

        RefuseUnknownFields(value, input);
        if (input.IsOneOf)
        {
            CheckOneOf(given, input);
        }

        // An instance is only made of fields that are all valid: its constructor relies on them.
        return errors.Count == errorsBefore ? Create(input, fields) : null;
    }

    private Dictionary<string, JsonElement> IndexFields(JsonElement value, InputObjectType input)
    {
        var given = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (JsonProperty property in value.EnumerateObject())
        {
            if (input.FindField(property.Name) is not null && !given.TryAdd(property.Name, property.Value))
            {
                Report($"There can be only one input field named \"{property.Name}\".");
            }
        }

        return given;
    }

    private void RefuseUnknownFields(JsonElement value, InputObjectType input)
    {
        foreach (JsonProperty property in value.EnumerateObject())
        {
            if (input.FindField(property.Name) is null)
            {
                Report($"Expected value of type \"{input.Name}\" not to include unknown field "
                    + $"\"{ValueText.Shorten(property.Name)}\", found: {ValueText.Of(value)}.");
            }
        }
    }

    private void CoerceField(
        InputValueDefinition field,
        InputObjectType input,
        JsonElement owner,
        Dictionary<string, JsonElement> given,
        Dictionary<string, object?> fields)
    {
        if (given.TryGetValue(field.Name, out JsonElement value))
        {
            _path.Push(field.Name);
            int errorsBefore = errors.Count;
            object? coerced = Coerce(value, field.Type);
            if (errors.Count == errorsBefore)
            {
                fields.Add(field.Name, Format(field, coerced));
            }

            _path.Pop();
        }
        else if (field.DefaultValue is not null)
        {
            fields.Add(field.Name, field.CoerceDefault());
        }
        else if (field.Type.IsNonNull)
        {
            Report($"Expected value of type \"{input.Name}\" to include required field \"{field.Name}\", "
                + $"found: {ValueText.Of(owner)}.");
        }
    }

    private void CheckOneOf(Dictionary<string, JsonElement> given, InputObjectType input)
    {
        if (given.Count != 1)
        {
            Report(LiteralCheck.OneOfMessage(input));
        }

        (string? key, JsonElement first) = given.FirstOrDefault();
        if (first.ValueKind == JsonValueKind.Null)
        {
            _path.Push(key);
            Report(LiteralCheck.OneOfMessage(input));
            _path.Pop();
        }
    }

    private object? Format(InputValueDefinition field, object? value)
    {
        try
        {
            return field.Format(value);
        }
        catch (GraphQLException exception)
        {
            errors.Add(exception.Error, variable.Location);
            return null;
        }
    }

    private object? Create(InputObjectType input, Dictionary<string, object?> fields)
    {
        try
        {
            return input.CreateInstance?.Invoke(fields) ?? fields;
        }
        catch (CoercionException exception)
        {
            Report(exception.Message);
            return null;
        }
    }

    private void Report(string message)
    {
        string at = _path.Count == 0 ? string.Empty : $" at {PathText()}";
        errors.Add($"Variable \"${variable.Variable.Name.Value}\" has invalid value{at}: {message}", variable.Location);
    }

    private string PathText() => string.Concat(_path.Reverse().Select(static segment => segment is int index
        ? $"[{index.ToString(CultureInfo.InvariantCulture)}]"
        : $".{segment}"));
}
