using GraphTenancy.GraphQL.Data.Execution;
using GraphTenancy.GraphQL.Engine.Execution;
using Npgsql;

namespace GraphTenancy.GraphQL.Data.Compilation;

/// <summary>
/// What the writers of a statement's rows read from: the row, and the lists that were read before it.
/// </summary>
/// <param name="Reader">The reader; it stands on the row.</param>
/// <param name="Children">The rendered lists, one for each list level right below.</param>
/// <param name="Marks">
/// Takes the fields that code computes and those that fail; null: there are none of the former, and one of the latter
/// fails the whole fetch.
/// </param>
internal readonly record struct RowContext(NpgsqlDataReader Reader, ChildLists[] Children, FetchMarks? Marks = null);
