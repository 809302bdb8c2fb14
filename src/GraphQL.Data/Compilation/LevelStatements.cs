using GraphTenancy.Persistence.Sessions;

namespace GraphTenancy.GraphQL.Data.Compilation;

/// <summary>
/// Writes the statements of a list level. Each selects the tenant and the key of the parent, and the rows of one parent
/// stand together.
/// </summary>
internal abstract class LevelStatements
{
    private protected LevelStatements(ChildLevel level, LevelRequest request, ParentRows parents)
    {
        Level = level;
        Request = request;
        Parents = parents;
    }

    protected ChildLevel Level { get; }

    protected LevelRequest Request { get; }

    protected ParentRows Parents { get; }

    /// <summary>The way that fits the level and the session.</summary>
    public static LevelStatements For(
        ChildLevel level, LevelRequest request, ParentRows parents, bool isPrivileged) =>
        isPrivileged || request.Page is not null
            ? new LateralStatements(level, request, parents)
            : new ArrayStatements(level, request, parents);

    /// <summary>
    /// Reads the rows: the level's columns, the parent's tenant and key, and the order's columns where cursors need
    /// them.
    /// </summary>
    public abstract SqlStatement Rows();

    /// <summary>The level's rows as the parents of the levels below.</summary>
    public abstract ParentRows AsParents();

    protected SqlText Begin() => new(Parents.Values);
}
