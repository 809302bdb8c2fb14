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
                Report(value, $"Expected non-nullable type \"{type}\" not to be null.");
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
            Report(value, $"Enum \"{set.Name}\" cannot represent non-string value: {ValueText.Of(value)}.");
            return null;
        }

        string name = value.GetString()!; // A string element has a text.
        EnumValue? found = set.FindByName(name);
        if (found is null)
        {
            Report(value, $"Value {ValueText.Of(value)} does not exist in \"{set.Name}\" enum.");
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
            Report(value, exception.Message);
            return null;
        }
    }

    private object? CoerceInputObject(JsonElement value, InputObjectType input)
    {
        if (value.ValueKind != JsonValueKind.Object)
        {
            Report(value, $"Expected type \"{input.Name}\" to be an object.");
            return null;
        }

        int errorsBefore = errors.Count;
        Dictionary<string, JsonElement> given = IndexFields(value, input);
        var fields = new Dictionary<string, object?>(input.Fields.Count, StringComparer.Ordinal);
        foreach (InputValueDefinition field in input.Fields)
        {
            CoerceField(field, value, given, fields);
        }

        if (input.IsOneOf)
        {
            CheckOneOf(value, given, input);
        }

        // An instance is only made of fields that are all valid: its constructor relies on them.
        return errors.Count == errorsBefore ? Create(value, input, fields) : null;
    }

    private Dictionary<string, JsonElement> IndexFields(JsonElement value, InputObjectType input)
    {
        var given = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (JsonProperty property in value.EnumerateObject())
        {
            if (input.FindField(property.Name) is null)
            {
                Report(value, $"Field \"{property.Name}\" is not defined by type \"{input.Name}\".");
            }
            else if (!given.TryAdd(property.Name, property.Value))
            {
                Report(value, $"There can be only one input field named \"{property.Name}\".");
            }
        }

        return given;
    }

    private void CoerceField(
        InputValueDefinition field,
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
            Report(owner, $"Field \"{field.Name}\" of required type \"{field.Type}\" was not provided.");
        }
    }

    private void CheckOneOf(JsonElement value, Dictionary<string, JsonElement> given, InputObjectType input)
    {
        if (given.Count != 1)
        {
            Report(value, $"Exactly one key must be specified for OneOf type \"{input.Name}\".");
            return;
        }

        (string key, JsonElement only) = given.First();
        if (only.ValueKind == JsonValueKind.Null)
        {
            _path.Push(key);
            Report(only, $"Field \"{key}\" must be non-null.");
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

    private object? Create(JsonElement value, InputObjectType input, Dictionary<string, object?> fields)
    {
        try
        {
            return input.CreateInstance?.Invoke(fields) ?? fields;
        }
        catch (CoercionException exception)
        {
            Report(value, exception.Message);
            return null;
        }
    }

    private void Report(JsonElement value, string message)
    {
        string name = variable.Variable.Name.Value;
        string at = _path.Count == 0 ? string.Empty : $" at \"{name}{PathText()}\"";
        errors.Add($"Variable \"${name}\" got invalid value {ValueText.Of(value)}{at}; {message}", variable.Location);
    }

    private string PathText() => string.Concat(_path.Reverse().Select(static segment => segment is int index
        ? $"[{index.ToString(CultureInfo.InvariantCulture)}]"
        : $".{segment}"));
}
