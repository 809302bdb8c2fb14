using System.Text.Json;
using System.Text.RegularExpressions;
using GraphTenancy.GraphQL.Engine.Errors;
using GraphTenancy.GraphQL.Engine.Execution;
using GraphTenancy.GraphQL.Engine.Types;
using GraphTenancy.GraphQL.Engine.Types.Scalars;

namespace GraphTenancy.EngineHost;

/// <summary>The one resolver of all fields: a property of the parent object, and what stands for a value in it.</summary>
internal static partial class GenericResolver
{
    // References to references; a circle of them has no value.
    private const int MaxReferences = 64;

    // A value of no list type stays as it is.
    private static readonly GraphQLType AnyType = BuiltInScalars.Json;

    /// <summary>Resolves a field.</summary>
    public static ValueTask<object?> ResolveAsync(IResolverContext context)
    {
        var scope = new ValueScope(context, DataOf(context));
        scope.Data.Count(context.Path);
        JsonElement value = context.Parent switch
        {
            JsonElement parent => Find(parent, context),
            HostEvent root => root.Field == context.Selection.Definition.Name ? root.Value : default,
            null => Find(scope.Data.Root, context),
            _ => default,
        };
        return ValueAsync(scope, value, context.Selection.Definition.Type);
    }

    /// <summary>The events of a root field: a list in its place.</summary>
    public static async ValueTask<IAsyncEnumerable<object?>> SubscribeAsync(IResolverContext context)
    {
        var scope = new ValueScope(context, DataOf(context));
        JsonElement list = Find(scope.Data.Root, context);
        object? events = await ValueAsync(scope, list, AnyType);
        return events is JsonElement { ValueKind: JsonValueKind.Array } array
            ? EventsOf(array, context.Selection.Definition.Name).ToAsyncEnumerable()
            : throw new GraphQLException(
                $"Subscription field must return Async Iterable. Received: {ReceivedText(events)}.");
    }

    private static IEnumerable<object?> EventsOf(JsonElement array, string field)
    {
        foreach (JsonElement value in array.EnumerateArray())
        {
            yield return new HostEvent(field, value);
        }
    }

    private static string ReceivedText(object? value) => value is null ? "undefined" : JavaScriptText.Stringify(value);

    private static HostData DataOf(IResolverContext context) => context.Request.FindState<HostData>()
        ?? throw new InvalidOperationException("The request has no data.");

    private static JsonElement Find(JsonElement parent, IResolverContext context) =>
        parent.ValueKind == JsonValueKind.Object
        && parent.TryGetProperty(context.Selection.Definition.Name, out JsonElement value) ? value : default;

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
        JsonValueKind.String => JsonString.Read(value),
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

    /// <summary>An event: the parent of the root field, whose value it is.</summary>
    private sealed record HostEvent(string Field, JsonElement Value);

    private sealed record ValueScope(IResolverContext Context, HostData Data);
}
