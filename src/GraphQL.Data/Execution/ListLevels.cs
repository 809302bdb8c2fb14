using GraphTenancy.GraphQL.Data.Compilation;
using GraphTenancy.GraphQL.Data.Paging;
using GraphTenancy.GraphQL.Engine.Errors;
using GraphTenancy.GraphQL.Engine.Execution;

namespace GraphTenancy.GraphQL.Data.Execution;

/// <summary>Adds the statements of the list levels below a statement, deepest first.</summary>
internal static class ListLevels
{
    /// <summary>Adds them; returns the lists that the statement's rows are written with.</summary>
    /// <param name="run">The fetch.</param>
    /// <param name="scope">Session and variables.</param>
    /// <param name="parents">The rows of the statement.</param>
    public static ChildLists[] Add(FetchRun run, LevelScope scope, ParentRows parents)
    {
        if (parents.Rows.Levels.Count == 0)
        {
            return [];
        }

        var lists = new ChildLists[parents.Rows.Levels.Count];
        for (int i = 0; i < lists.Length; i++)
        {
            lists[i] = TryAdd(run, scope, parents, parents.Rows.Levels[i]);
        }

        return lists;
    }

    // A refused argument is an error of the field below each row, not of the field that reads the rows.
    private static ChildLists TryAdd(FetchRun run, LevelScope scope, ParentRows parents, ChildLevel level)
    {
        try
        {
            LevelRequest request = LevelRequest.Read(level, scope);
            var statements = LevelStatements.For(level, request, parents, scope.IsPrivileged);
            return level is PageLevel pages
                ? AddPages(run, scope, pages, request, (LateralStatements)statements)
                : AddLists(run, scope, (ListLevel)level, statements);
        }
        catch (GraphQLException exception)
        {
            // Known before anything is sent, so it need not be found out by sending it twice.
            run.Marks ??= new FetchMarks();
            return new FailedLists(exception);
        }
    }

    private static RenderedLists AddLists(
        FetchRun run, LevelScope scope, ListLevel level, LevelStatements statements)
    {
        ChildLists[] below = AddBelow(run, scope, level, statements);
        RenderedLists lists = run.Own(new RenderedLists());
        run.Add(statements.Rows(), new ChildListsHandler(level, lists, below));
        return lists;
    }

    private static ChildPages AddPages(
        FetchRun run, LevelScope scope, PageLevel level, LevelRequest request, LateralStatements statements)
    {
        CompiledConnection connection = level.Connection;
        // A level of pages has a page request.
        PageRequest page = request.Page!;
        ChildPages pages = run.Own(new ChildPages(level, page, scope.Services.Cursors));
        if (page.AsksUpToAfter(connection))
        {
            run.Add(statements.Exists(page.Bounds.WriteUpToAfter), pages.HasRowsUpToAfter);
        }

        if (page.AsksFromBefore(connection))
        {
            run.Add(statements.Exists(page.Bounds.WriteFromBefore), pages.HasRowsFromBefore);
        }

        if (connection.HasTotalCount)
        {
            run.Add(statements.Counts(), pages.TotalCounts);
        }

        if (connection.NeedsRows)
        {
            ChildLists[] below = AddBelow(run, scope, level, statements);
            run.Add(statements.Rows(), pages.Rows(below));
        }

        return pages;
    }

    private static ChildLists[] AddBelow(
        FetchRun run, LevelScope scope, ChildLevel level, LevelStatements statements) =>
        level.Rows.Levels.Count == 0 ? [] : Add(run, scope, statements.AsParents());
}
