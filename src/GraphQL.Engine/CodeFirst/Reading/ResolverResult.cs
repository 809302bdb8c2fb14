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

    /// <summary>A resolver whose result, when it is not null, is mapped.</summary>
    public static FieldResolver Map(FieldResolver resolver, Func<object, object?> map) => async context =>
        await resolver(context) is { } value ? map(value) : null;
}
