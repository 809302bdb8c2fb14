using System.Collections.Concurrent;
using GraphTenancy.GraphQL.Data.Compilation;
using GraphTenancy.GraphQL.Engine.Execution;

namespace GraphTenancy.GraphQL.Data.Aggregation;

/// <summary>A selected <c>groupBy</c>; its statement depends on the keys and the order that a request gives.</summary>
internal sealed class Grouping(
    AggregateMapping mapping, AggregateGroups selected, ActiveFields active, ShapeBudget budget)
{
    private readonly ConcurrentDictionary<string, CompiledGroups> _compiled = new(StringComparer.Ordinal);

    /// <summary>The groups for the arguments of a request.</summary>
    /// <exception cref="Engine.Errors.GraphQLException">An argument is refused.</exception>
    public SizedGroups Read(VariableValues variables, DataOptions options)
    {
        GroupArguments arguments =
            GroupArguments.Read(selected.Field.Arguments.Coerce(variables), mapping, options);
        if (!_compiled.TryGetValue(arguments.Shape, out CompiledGroups? compiled))
        {
            compiled = new GroupCompiler(mapping, active, arguments).Compile(selected.Fields);
            if (budget.TryTake())
            {
                _compiled.TryAdd(arguments.Shape, compiled);
            }
        }

        return new SizedGroups(compiled, arguments.Size);
    }
}
