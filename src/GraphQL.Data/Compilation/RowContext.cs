using GraphTenancy.GraphQL.Data.Execution;
using Npgsql;

namespace GraphTenancy.GraphQL.Data.Compilation;

/// <summary>
/// What the writers of a statement's rows read from: the row, and the lists that were read before it.
/// </summary>
/// <param name="Reader">The reader; it stands on the row.</param>
/// <param name="Children">The rendered lists, one for each list level right below.</param>
internal readonly record struct RowContext(NpgsqlDataReader Reader, ChildLists[] Children);
