using System.Runtime.CompilerServices;
using GraphTenancy.GraphQL.Engine.Execution;

namespace GraphTenancy.GraphQL.Engine.CodeFirst.Reading;

/// <summary>Brings results of C# methods into the shape of a resolver; called from compiled resolvers.</summary>
internal static class ResolverResult
{
    /// <summary>A result that is there already.</summary>
    public static ValueTask<object?> FromValue(object? value) => new(value);

    /// <summary>The result of a task.</summary>
    public static ValueTask<object?> FromTask<T>(Task<T> task)
    {
        return task.IsCompletedSuccessfully ? new ValueTask<object?>(task.GetAwaiter().GetResult()) : Wait(task);

        static async ValueTask<object?> Wait(Task<T> task) => await task;
    }

    /// <summary>The result of a value task.</summary>
    public static ValueTask<object?> FromValueTask<T>(ValueTask<T> task)
    {
        return task.IsCompletedSuccessfully ? new ValueTask<object?>(task.GetAwaiter().GetResult()) : Wait(task);

        static async ValueTask<object?> Wait(ValueTask<T> task) => await task;
    }

    /// <summary>A resolver that gives the event of a subscription.</summary>
    public static ValueTask<object?> Event(IResolverContext context) => new(context.Parent);

    /// <summary>Makes events of the stream that a resolver gives.</summary>
    public static FieldSubscriber ToSubscriber<T>(FieldResolver resolver) => async context =>
        await resolver(context) is IAsyncEnumerable<T> events
            ? events as IAsyncEnumerable<object?> ?? Box(events, CancellationToken.None)
            : throw new InvalidOperationException($"The source stream of {context.Path.Key} is null.");

    /// <summary>A resolver whose result, when it is not null, is mapped.</summary>
    public static FieldResolver Map(FieldResolver resolver, Func<object, object?> map) => async context =>
        await resolver(context) is { } value ? map(value) : null;

    // A reader gives its token here, and this hands it on.
    private static async IAsyncEnumerable<object?> Box<T>(
        IAsyncEnumerable<T> events, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (T value in events.WithCancellation(cancellationToken))
        {
            yield return value;
        }
    }
}
