using System.Reflection;

namespace GraphTenancy.GraphQL.Data.Mapping;

/// <summary>
/// A property that is another row, or other rows. Both sides of the join begin with <c>tenant_id</c>.
/// </summary>
internal sealed class RelationMapping
{
    private TableMapping? _target;

    public required PropertyInfo Property { get; init; }

    /// <summary>The field's name in GraphQL.</summary>
    public required string FieldName { get; init; }

    public required Type TargetType { get; init; }

    public required bool IsToMany { get; init; }

    /// <summary>The referring column: of this table for to-one, of the other table for to-many.</summary>
    public required string Column { get; init; }

    /// <summary>The order of the rows of one parent; null for to-one.</summary>
    public string? OrderBy { get; init; }

    /// <summary>Whether that order runs from the greatest down.</summary>
    public bool IsOrderDescending { get; init; }

    /// <summary>Whether no two rows of one parent are equal in <see cref="OrderBy"/>.</summary>
    public bool IsOrderUnique { get; init; }

    /// <summary>The property of <see cref="OrderBy"/>; null when it has none.</summary>
    public ColumnMapping? OrderColumn => Target.Columns.FirstOrDefault(column => column.Column == OrderBy);

    public required bool IsNullable { get; init; }

    public required bool IsFilterable { get; init; }

    // Found when first used: two tables may refer to each other.
    public TableMapping Target => _target ??= TableMapping.For(TargetType);
}
