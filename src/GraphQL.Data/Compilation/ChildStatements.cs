namespace GraphTenancy.GraphQL.Data.Compilation;

/// <summary>
/// Writes the statement of a list level: the parents' keys as a sub-select, and the rows that refer to them. Behind
/// the columns of the rows it selects the tenant and the parent's key, and the rows of one parent stand together.
/// </summary>
internal abstract class ChildStatements
{
    /// <summary>In the session of a tenant.</summary>
    public static ChildStatements OfTenant { get; } = new TenantChildStatements();

    /// <summary>In a session over all tenants.</summary>
    public static ChildStatements OfAllTenants { get; } = new PrivilegedChildStatements();

    /// <summary>The parents' keys, as the other methods take them.</summary>
    /// <param name="level">The list level.</param>
    /// <param name="rows">The statement that reads the parents.</param>
    /// <param name="tail">Condition, order and limit of the parents; begins with a blank, or is empty.</param>
    public abstract string Parents(ChildLevel level, RowStatement rows, string tail);

    /// <summary>The same for a level below another list level.</summary>
    /// <param name="level">The list level.</param>
    /// <param name="above">The list level whose rows are the parents.</param>
    /// <param name="parents">The keys of the parents of <paramref name="above"/>.</param>
    public abstract string Parents(ChildLevel level, ChildLevel above, string parents);

    /// <summary>The statement.</summary>
    /// <param name="level">The list level.</param>
    /// <param name="parents">The keys of its parents.</param>
    public abstract string Text(ChildLevel level, string parents);

    // The parents' own joins give nothing to their keys: left joins to a key neither add nor lose rows.
    protected static string From(ChildLevel level, RowStatement rows) =>
        level.ParentAlias == "t0" ? $"{rows.Table.Name} t0" : rows.From;
}
