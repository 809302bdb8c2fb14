using System.Reflection;
using GraphTenancy.GraphQL.Engine.DataLoading;
using GraphTenancy.GraphQL.Engine.Execution;

namespace GraphTenancy.GraphQL.Engine.CodeFirst.Reading;

/// <summary>Data loaders of static methods.</summary>
internal static class MethodDataLoaders
{
    /// <summary>The loader of a method.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="method">The method; its first parameter takes the keys, or one key.</param>
    /// <param name="arguments">What its further parameters get.</param>
    /// <exception cref="CodeFirstException">The method has another shape.</exception>
    public static DataLoaderDefinition Define(
        string name, MethodInfo method, Func<RequestContext, object>[] arguments)
    {
        if (method.GetParameters() is not [{ ParameterType: var first }, ..] || !ClrShape.IsTask(method.ReturnType))
        {
            throw Refuse(method);
        }

        Type result = ClrShape.WithoutTask(method.ReturnType);
        if (!ClrShape.IsGeneric(first, typeof(IReadOnlyList<>)))
        {
            return Define(nameof(Single), name, method, arguments, first, result);
        }

        Type key = first.GenericTypeArguments[0];
        if (FindContract(result, typeof(ILookup<,>), key) is { } group)
        {
            return Define(nameof(Grouped), name, method, arguments, key, group);
        }

        Type value = FindContract(result, typeof(IReadOnlyDictionary<,>), key) ?? throw Refuse(method);
        return ClrShape.IsGeneric(value, typeof(DataLoaderResult<>))
            ? Define(nameof(WithErrors), name, method, arguments, key, value.GenericTypeArguments[0])
            : Define(nameof(Batch), name, method, arguments, key, value);
    }

    private static DataLoaderDefinition Batch<TKey, TValue>(
        string name, MethodInfo method, Func<RequestContext, object>[] arguments)
        where TKey : notnull =>
        new(name, typeof(IDataLoader<TKey, TValue>), request =>
        {
            var call = new Call(method, DataLoaderReader.Bind(arguments, request));
            return new BatchLoader<TKey, TValue>(request.DataLoaders, call);
        });

    private static DataLoaderDefinition Grouped<TKey, TValue>(
        string name, MethodInfo method, Func<RequestContext, object>[] arguments)
        where TKey : notnull =>
        new(name, typeof(IDataLoader<TKey, IReadOnlyList<TValue>>), request =>
        {
            var call = new Call(method, DataLoaderReader.Bind(arguments, request));
            return new GroupedLoader<TKey, TValue>(request.DataLoaders, call);
        });

    private static DataLoaderDefinition Single<TKey, TValue>(
        string name, MethodInfo method, Func<RequestContext, object>[] arguments)
        where TKey : notnull =>
        new(name, typeof(IDataLoader<TKey, TValue>), request =>
        {
            var call = new Call(method, DataLoaderReader.Bind(arguments, request));
            return new SingleLoader<TKey, TValue>(request.DataLoaders, call);
        });

    private static DataLoaderDefinition WithErrors<TKey, TValue>(
        string name, MethodInfo method, Func<RequestContext, object>[] arguments)
        where TKey : notnull =>
        new(name, typeof(IDataLoader<TKey, TValue>), request =>
        {
            var call = new Call(method, DataLoaderReader.Bind(arguments, request));
            return new ErrorLoader<TKey, TValue>(request.DataLoaders, call);
        });

    private static DataLoaderDefinition Define(
        string kind, string name, MethodInfo method, Func<RequestContext, object>[] arguments, Type key, Type value) =>
        (DataLoaderDefinition)(typeof(MethodDataLoaders)
            .GetMethod(kind, BindingFlags.Static | BindingFlags.NonPublic)?
            .MakeGenericMethod(key, value)
            .Invoke(null, [name, method, arguments])
            ?? throw new MissingMethodException(nameof(MethodDataLoaders), kind));

    // The value type of a dictionary or lookup with that key.
    private static Type? FindContract(Type type, Type definition, Type key)
    {
        Type? contract = type.GetInterfaces().Append(type).FirstOrDefault(candidate =>
            ClrShape.IsGeneric(candidate, definition) && candidate.GenericTypeArguments[0] == key);
        return contract?.GenericTypeArguments[1];
    }

    private static CodeFirstException Refuse(MethodInfo method) => new(
        $"{ClrShape.Describe(method)} is no data loader. Take IReadOnlyList<TKey> first and return "
        + "Task<IReadOnlyDictionary<TKey, TValue>> or Task<ILookup<TKey, TValue>>; or take one key and return "
        + "Task<TValue>.");

    /// <summary>The method with the arguments of one request; the request's token goes where it wants one.</summary>
    private sealed class Call(MethodInfo method, object[] arguments)
    {
        public async Task<TResult> InvokeAsync<TResult>(object keys)
        {
            object? pending = method.Invoke(
                null, BindingFlags.DoNotWrapExceptions, binder: null, [keys, .. arguments], culture: null);
            return pending switch
            {
                Task<TResult> task => await task,
                ValueTask<TResult> task => await task,
                // Such as a task of a dictionary class.
                Task task => await ResultOf<TResult>(task),
                _ => throw new InvalidOperationException($"{ClrShape.Describe(method)} returned no task."),
            };
        }

        private static async Task<TResult> ResultOf<TResult>(Task task)
        {
            await task;
            return (TResult)(task.GetType().GetProperty(nameof(Task<>.Result))?.GetValue(task)
                ?? throw new InvalidOperationException("A data loader's task has no result."));
        }
    }

    private sealed class BatchLoader<TKey, TValue>(DataLoaderScheduler scheduler, Call call)
        : BatchDataLoader<TKey, TValue>(scheduler)
        where TKey : notnull
    {
        protected override Task<IReadOnlyDictionary<TKey, TValue>> LoadBatchAsync(
            IReadOnlyList<TKey> keys, CancellationToken cancellationToken) =>
            call.InvokeAsync<IReadOnlyDictionary<TKey, TValue>>(keys);
    }

    private sealed class GroupedLoader<TKey, TValue>(DataLoaderScheduler scheduler, Call call)
        : GroupedDataLoader<TKey, TValue>(scheduler)
        where TKey : notnull
    {
        protected override Task<ILookup<TKey, TValue>> LoadGroupedBatchAsync(
            IReadOnlyList<TKey> keys, CancellationToken cancellationToken) =>
            call.InvokeAsync<ILookup<TKey, TValue>>(keys);
    }

    private sealed class SingleLoader<TKey, TValue>(DataLoaderScheduler scheduler, Call call)
        : CacheDataLoader<TKey, TValue>(scheduler)
        where TKey : notnull
    {
        protected override Task<TValue?> LoadSingleAsync(TKey key, CancellationToken cancellationToken) =>
            call.InvokeAsync<TValue?>(key);
    }

    private sealed class ErrorLoader<TKey, TValue>(DataLoaderScheduler scheduler, Call call)
        : DataLoader<TKey, TValue>(scheduler)
        where TKey : notnull
    {
        protected override async ValueTask FetchAsync(
            IReadOnlyList<TKey> keys, Memory<DataLoaderResult<TValue>> results, CancellationToken cancellationToken)
        {
            var found = await call.InvokeAsync<IReadOnlyDictionary<TKey, DataLoaderResult<TValue>>>(keys);
            for (int i = 0; i < keys.Count; i++)
            {
                results.Span[i] = found.GetValueOrDefault(keys[i]);
            }
        }
    }
}
