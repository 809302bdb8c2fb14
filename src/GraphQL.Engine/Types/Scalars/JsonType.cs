using System.Buffers;
using System.Runtime.InteropServices;
using System.Text.Encodings.Web;
using System.Text.Json;
using GraphTenancy.GraphQL.Engine.Execution;
using GraphTenancy.GraphQL.Engine.Language;
using GraphTenancy.GraphQL.Engine.Types.Coercion;

namespace GraphTenancy.GraphQL.Engine.Types.Scalars;

/// <summary>Any JSON value. Its run-time value is a <see cref="JsonElement"/>.</summary>
/// <remarks>
/// Also serves the scalars of an SDL text that the engine does not know: it takes and gives what comes.
/// </remarks>
internal sealed class JsonType : ScalarType
{
    private static readonly JsonSerializerOptions SerializerOptions = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <inheritdoc/>
    public override object CoerceVariable(JsonElement value) => value.Clone();

    /// <inheritdoc/>
    public override object CoerceLiteral(ValueNode literal) => CoerceLiteral(literal, variables: null);

    /// <inheritdoc/>
    internal override object CoerceLiteral(ValueNode literal, VariableValues? variables)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            WriteLiteral(literal, variables, json);
        }

        using var document = JsonDocument.Parse(buffer.WrittenMemory);
        return document.RootElement.Clone();
    }

    /// <inheritdoc/>
    public override void WriteResult(object value, ResultWriter writer)
    {
        switch (value)
        {
            case JsonElement element:
                WriteElement(element, writer);
                break;
            case JsonDocument document:
                WriteElement(document.RootElement, writer);
                break;
            case ReadOnlyMemory<byte> { IsEmpty: false } raw:
                writer.WriteRaw(raw.Span);
                break;
            case ReadOnlyMemory<byte>:
                throw new CoercionException($"{Name} cannot represent an empty text.");
            default:
                writer.WriteRaw(Serialize(value));
                break;
        }
    }

    /// <inheritdoc/>
    public override ValueNode ToLiteral(object value) => value is JsonElement element
        ? ToLiteral(element)
        : ToLiteral(JsonSerializer.SerializeToElement(value, SerializerOptions));

    private void WriteElement(JsonElement element, ResultWriter writer)
    {
        if (element.ValueKind == JsonValueKind.Undefined)
        {
            throw new CoercionException($"{Name} cannot represent an undefined value.");
        }

        writer.WriteRaw(JsonMarshal.GetRawUtf8Value(element));
    }

    private byte[] Serialize(object value)
    {
        try
        {
            return JsonSerializer.SerializeToUtf8Bytes(value, value.GetType(), SerializerOptions);
        }
        catch (Exception exception) when (exception is NotSupportedException or JsonException or ArgumentException)
        {
            throw new CoercionException($"{Name} cannot represent value: {ValueText.Of(value)}");
        }
    }

    // An enum literal stands for its name, as in graphql-js.
    private void WriteLiteral(ValueNode literal, VariableValues? variables, Utf8JsonWriter json)
    {
        switch (literal)
        {
            case NullValueNode:
                json.WriteNullValue();
                break;
            case BooleanValueNode flag:
                json.WriteBooleanValue(flag.Value);
                break;
            case IntValueNode number:
                json.WriteRawValue(number.Value);
                break;
            case FloatValueNode number:
                json.WriteRawValue(number.Value);
                break;
            case StringValueNode text:
                json.WriteStringValue(text.Value);
                break;
            case EnumValueNode name:
                json.WriteStringValue(name.Value);
                break;
            case VariableNode variable:
                WriteVariable(variables?.Values.GetValueOrDefault(variable.Name.Value), json);
                break;
            case ListValueNode list:
                WriteList(list, variables, json);
                break;
            case ObjectValueNode fields:
                WriteObject(fields, variables, json);
                break;
            default:
                throw new CoercionException($"{Name} cannot represent {ValueText.Of(literal)}.");
        }
    }

    private void WriteVariable(object? value, Utf8JsonWriter json)
    {
        switch (value)
        {
            case null:
                json.WriteNullValue();
                break;
            case JsonElement element:
                element.WriteTo(json);
                break;
            default:
                json.WriteRawValue(Serialize(value));
                break;
        }
    }

    private void WriteList(ListValueNode list, VariableValues? variables, Utf8JsonWriter json)
    {
        json.WriteStartArray();
        foreach (ValueNode item in list.Values)
        {
            WriteLiteral(item, variables, json);
        }

        json.WriteEndArray();
    }

    private void WriteObject(ObjectValueNode fields, VariableValues? variables, Utf8JsonWriter json)
    {
        json.WriteStartObject();
        foreach (ObjectFieldNode field in fields.Fields)
        {
            // A field whose variable has no value is left out, as in an input object.
            if (!LiteralCoercion.IsAbsent(field.Value, variables))
            {
                json.WritePropertyName(field.Name.Value);
                WriteLiteral(field.Value, variables, json);
            }
        }

        json.WriteEndObject();
    }

    private ValueNode ToLiteral(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.True or JsonValueKind.False => new BooleanValueNode(value.GetBoolean(), default),
        JsonValueKind.String => new StringValueNode(value.GetString()!, IsBlock: false, default), // It has a text.
        JsonValueKind.Number => ToNumberLiteral(value.GetRawText()),
        JsonValueKind.Array => new ListValueNode([.. value.EnumerateArray().Select(ToLiteral)], default),
        JsonValueKind.Object => new ObjectValueNode([.. value.EnumerateObject().Select(ToFieldLiteral)], default),
        JsonValueKind.Null => new NullValueNode(default),
        _ => throw new CoercionException($"{Name} cannot represent an undefined value."),
    };

    private ObjectFieldNode ToFieldLiteral(JsonProperty property) => Building.NameSyntax.IsName(property.Name)
        ? new ObjectFieldNode(new NameNode(property.Name, default), ToLiteral(property.Value), default)
        : throw new CoercionException($"{Name} cannot write the key \"{property.Name}\" in a literal: it is no name.");

    private static ValueNode ToNumberLiteral(string text) => text.AsSpan().ContainsAny('.', 'e', 'E')
        ? new FloatValueNode(text, default)
        : new IntValueNode(text, default);
}
