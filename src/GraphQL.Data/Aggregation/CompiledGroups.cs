using GraphTenancy.GraphQL.Data.Compilation;

namespace GraphTenancy.GraphQL.Data.Aggregation;

/// <summary>The statement of groups, all but its condition and size.</summary>
/// <param name="Head"><c>select … from …</c>.</param>
/// <param name="Tail"><c> group by … order by …</c>.</param>
/// <param name="Writer">Writes a group.</param>
/// <param name="Joined">
/// The rows that keys refer to, joined to the groups <c>g</c>; null when no such row is selected.
/// </param>
internal sealed record CompiledGroups(string Head, string Tail, RowWriter Writer, JoinedGroups? Joined);

/// <summary>
/// Groups with the rows that their keys refer to. These are joined to the few groups that are left, not to all rows.
/// </summary>
/// <param name="Rows">What is selected of the groups and of the joined rows.</param>
/// <param name="OrderBy">The order of the groups once more, because a join keeps none.</param>
internal sealed record JoinedGroups(RowStatement Rows, string OrderBy)
{
    /// <summary>The parts of the statement with the groups in it.</summary>
    public RowStatement Of(string groups) => Rows with { From = $"({groups}) g{Rows.Joins}" };
}

/// <summary>Groups and how many of them a request asks for.</summary>
/// <param name="Groups">The groups.</param>
/// <param name="Size">Groups at most.</param>
internal sealed record SizedGroups(CompiledGroups Groups, int Size);
