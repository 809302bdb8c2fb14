using System.Runtime.InteropServices;
using System.Text.Json;
using GraphTenancy.GraphQL.Engine.Errors;

namespace GraphTenancy.GraphQL.Engine.Requests;

/// <summary>How much the variables of a request may hold; checked before any of them is coerced.</summary>
public sealed record VariableLimits
{
    /// <summary>Bytes of JSON, 256 KiB by default.</summary>
    public int MaxBytes { get; init; } = 256 * 1024;

    /// <summary>Levels of objects and lists below a variable, 32 by default.</summary>
    public int MaxDepth { get; init; } = 32;

    /// <summary>Items of any one list, 5,000 by default.</summary>
    public int MaxListLength { get; init; } = 5_000;

    /// <summary>Checks the variables of a request.</summary>
    /// <exception cref="GraphQLException">A limit is exceeded.</exception>
    internal void Check(JsonElement variables)
    {
        if (variables.ValueKind != JsonValueKind.Object)
        {
            return;
        }

        if (JsonMarshal.GetRawUtf8Value(variables).Length > MaxBytes)
        {
            throw Refuse(ErrorCodes.LimitVariableBytes, $"The variables have more than {MaxBytes} bytes. Send less.");
        }

        CheckNested(variables, depth: 0);
    }

    // The reader of the body has bounded the nesting, so that this recursion ends.
    private void CheckNested(JsonElement value, int depth)
    {
        bool isList = value.ValueKind == JsonValueKind.Array;
        if (!isList && value.ValueKind != JsonValueKind.Object)
        {
            return;
        }

        if (depth > MaxDepth)
        {
            throw Refuse(ErrorCodes.LimitVariableDepth, $"A variable nests deeper than {MaxDepth} levels.");
        }

        if (!isList)
        {
            foreach (JsonProperty property in value.EnumerateObject())
            {
                CheckNested(property.Value, depth + 1);
            }

            return;
        }

        if (value.GetArrayLength() > MaxListLength)
        {
            throw Refuse(
                ErrorCodes.LimitVariableList,
                $"A list in the variables has more than {MaxListLength} items. Send them in several requests.");
        }

        foreach (JsonElement item in value.EnumerateArray())
        {
            CheckNested(item, depth + 1);
        }
    }

    private static GraphQLException Refuse(string code, string message) => new(message, code);
}
