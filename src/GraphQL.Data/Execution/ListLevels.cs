using GraphTenancy.GraphQL.Data.Compilation;

namespace GraphTenancy.GraphQL.Data.Execution;

/// <summary>Adds the statements of the list levels below a statement, deepest first.</summary>
internal static class ListLevels
{
    /// <summary>Adds them; returns the lists that the statement's rows are written with.</summary>
    /// <param name="run">The fetch.</param>
    /// <param name="statements">How levels are read in the session.</param>
    /// <param name="rows">The statement whose rows are the parents.</param>
    /// <param name="tail">Condition, order and limit of the parents.</param>
    /// <param name="values">The values of the tail's placeholders.</param>
    public static ChildLists[] Add(
        FetchRun run, ChildStatements statements, RowStatement rows, string tail, IReadOnlyList<SqlValue> values) =>
        Add(run, statements, rows, level => statements.Parents(level, rows, tail), values);

    private static ChildLists[] Add(
        FetchRun run,
        ChildStatements statements,
        RowStatement rows,
        Func<ChildLevel, string> parentsOf,
        IReadOnlyList<SqlValue> values)
    {
        if (rows.Levels.Count == 0)
        {
            return [];
        }

        var lists = new ChildLists[rows.Levels.Count];
        for (int i = 0; i < lists.Length; i++)
        {
            ChildLevel level = rows.Levels[i];
            string parents = parentsOf(level);
            ChildLists[] below = Add(
                run, statements, level.Rows, next => statements.Parents(next, level, parents), values);
            lists[i] = run.Own(new ChildLists());
            run.Add(
                new SqlText(values).Append(statements.Text(level, parents)).ToStatement(),
                new ChildListsHandler(level, lists[i], below));
        }

        return lists;
    }
}
