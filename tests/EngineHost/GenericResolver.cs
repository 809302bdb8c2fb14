using System.Text.Json;
using System.Text.RegularExpressions;
using GraphTenancy.GraphQL.Engine.Errors;
using GraphTenancy.GraphQL.Engine.Execution;
using GraphTenancy.GraphQL.Engine.Types;

namespace GraphTenancy.EngineHost;

/// <summary>The one resolver of all fields: a property of the parent object, and what stands for a value in it.</summary>
internal static partial class GenericResolver
{
    // References to references; a circle of them has no value.
    private const int MaxReferences = 64;

    /// <summary>Resolves a field.</summary>
    public static ValueTask<object?> ResolveAsync(IResolverContext context)
    {
        HostData data = context.Request.FindState<HostData>()
            ?? throw new InvalidOperationException("The request has no data.");
        JsonElement parent = context.Parent is JsonElement json ? json : data.Root;
        return parent.ValueKind == JsonValueKind.Object
            && parent.TryGetProperty(context.Selection.Definition.Name, out JsonElement value)
                ? ValueAsync(new ValueScope(context, data), value, context.Selection.Definition.Type)
                : default;
    }

    private static ValueTask<object?> ValueAsync(ValueScope scope, JsonElement value, GraphQLType type)
    {
        for (int i = 0; value.ValueKind == JsonValueKind.Object; i++)
        {
            if (value.TryGetProperty("$ref", out JsonElement name))
            {
                value = i < MaxReferences && name.ValueKind == JsonValueKind.String
                    ? scope.Data.Find(name.GetString()!)
                    : default;
                continue;
            }

            if (value.TryGetProperty("$error", out JsonElement text))
            {
                throw new GraphQLException(text.ToString());
            }

            if (value.TryGetProperty("$delay", out JsonElement delay))
            {
                return DelayedAsync(scope, delay, value, type);
            }

            if (value.TryGetProperty("$args", out _))
            {
                return new(JavaScriptText.Stringify(scope.Context.Arguments));
            }

            if (value.TryGetProperty("$text", out JsonElement template))
            {
                return new(FillIn(template.ToString(), scope.Context.Arguments));
            }

            return new((object)value);
        }

        return new(Plain(scope, value, type));
    }

    private static async ValueTask<object?> DelayedAsync(
        ValueScope scope, JsonElement delay, JsonElement delayed, GraphQLType type)
    {
        double milliseconds = delay.ValueKind == JsonValueKind.Number ? delay.GetDouble() : 0;
        await scope.Data.Clock.DelayAsync(milliseconds).ConfigureAwait(false);
        return delayed.TryGetProperty("value", out JsonElement value) ? await ValueAsync(scope, value, type) : null;
    }

    private static object? Plain(ValueScope scope, JsonElement value, GraphQLType type) => value.ValueKind switch
    {
        JsonValueKind.String => JavaScriptText.ToText(value),
        JsonValueKind.Number => JavaScriptNumber.Read(value),
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.Array when type.NullableType is ListType list => Items(scope, value, list.ItemType),
        JsonValueKind.Array => value,
        _ => null,
    };

    // Tasks only where something is not at hand: an item that fails or is late.
    private static object Items(ValueScope scope, JsonElement array, GraphQLType itemType)
    {
        var tasks = new Task<object?>[array.GetArrayLength()];
        bool isAtHand = true;
        int index = 0;
        foreach (JsonElement item in array.EnumerateArray())
        {
            Task<object?> task = ItemAsync(scope, item, itemType);
            isAtHand &= task is { IsCompletedSuccessfully: true, Result: not Task<object?>[] };
            tasks[index++] = task;
        }

        return isAtHand ? Array.ConvertAll(tasks, static task => task.Result) : tasks;
    }

    private static Task<object?> ItemAsync(ValueScope scope, JsonElement item, GraphQLType type)
    {
        try
        {
            return ValueAsync(scope, item, type).AsTask();
        }
        catch (GraphQLException exception)
        {
            return Task.FromException<object?>(exception);
        }
    }

    private static string FillIn(string template, IReadOnlyDictionary<string, object?> arguments) =>
        Placeholder().Replace(template, match => arguments.TryGetValue(match.Groups["name"].Value, out object? value)
            ? value as string ?? JavaScriptText.Stringify(value)
            : "undefined");

    [GeneratedRegex(
        @"\$(?<name>[A-Za-z_][A-Za-z0-9_]*)",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex Placeholder();

    private sealed record ValueScope(IResolverContext Context, HostData Data);
}
