using System.Collections.Concurrent;
using GraphTenancy.GraphQL.Engine.Execution;
using GraphTenancy.GraphQL.Engine.Execution.Planning;

namespace GraphTenancy.GraphQL.Data.Compilation;

/// <summary>Compiled statements of one plan, one for each combination of conditional fields that was met.</summary>
internal sealed class CompiledCache<T>(IReadOnlyList<FieldCondition> conditions, Func<ActiveFields, T> compile)
{
    // Ten conditions make 1,024 combinations; a client that sends them all must not fill the memory.
    private const int MaxCombinations = 64;

    private readonly ConcurrentDictionary<string, T> _compiled = new(StringComparer.Ordinal);

    public T Get(VariableValues variables)
    {
        ActiveFields active = ActiveFields.Settle(conditions, variables, out string key);
        if (_compiled.TryGetValue(key, out T? compiled))
        {
            return compiled;
        }

        compiled = compile(active);
        if (_compiled.Count < MaxCombinations)
        {
            _compiled.TryAdd(key, compiled);
        }

        return compiled;
    }
}
