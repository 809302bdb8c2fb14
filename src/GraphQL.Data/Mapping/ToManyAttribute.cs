namespace GraphTenancy.GraphQL.Data.Mapping;

/// <summary>
/// The rows that refer to this row by <c>tenant_id</c> and a column; read by one statement for all parents.
/// </summary>
/// <param name="type">The mapped record of the other table.</param>
/// <param name="column">The referring column of the other table, such as <c>order_id</c>.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class ToManyAttribute(Type type, string column) : Attribute
{
    /// <summary>The mapped record of the other table.</summary>
    public Type Type { get; } = type;

    /// <summary>The referring column of the other table.</summary>
    public string Column { get; } = column;

    /// <summary>The column of the other table that orders the rows of one parent; its key when not given.</summary>
    public string? OrderBy { get; init; }

    /// <summary>Whether that order runs from the greatest down.</summary>
    public bool IsDescending { get; init; }

    /// <summary>
    /// Whether no two rows of one parent are equal in <see cref="OrderBy"/>, such as the version of an event of a
    /// stream; then the order needs no tie-break.
    /// </summary>
    public bool IsUnique { get; init; }
}
