using GraphTenancy.GraphQL.Data.Execution;
using GraphTenancy.GraphQL.Engine.Execution;
using GraphTenancy.Persistence.Sessions;

namespace GraphTenancy.GraphQL.Data;

/// <summary>What resolvers of mutations use of this library.</summary>
public static class ResolverContextExtensions
{
    /// <summary>
    /// Reads the row that the mutation is going to answer with in the batch of its command: what the client selected of
    /// it, with everything below. Give it to the last command of the resolver, and return
    /// <see cref="Row.ByKey"/> of the stream's id; then answering makes no trip of its own.
    /// </summary>
    /// <remarks>
    /// Where nothing can be read ahead (nothing is selected, an argument below is refused, the command was replayed or
    /// refused, the resolver returns another row) the field reads for itself, as ever. A read that fails never undoes
    /// the command.
    /// </remarks>
    public static IBatchTail ReadBack(this IResolverContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return new RowReadBack(context);
    }
}
