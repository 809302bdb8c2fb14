using System.Reflection;

namespace GraphTenancy.GraphQL.Data.Mapping;

/// <summary>A property that is a column.</summary>
internal sealed class ColumnMapping
{
    public required PropertyInfo Property { get; init; }

    /// <summary>The field's name in GraphQL.</summary>
    public required string FieldName { get; init; }

    public required string Column { get; init; }

    public required ColumnType Type { get; init; }

    public required bool IsNullable { get; init; }

    public required bool IsFilterable { get; init; }

    /// <summary>Whether no index has to serve the filter.</summary>
    public bool IsFilterUnindexed { get; init; }

    public required bool IsSortable { get; init; }

    /// <summary>Whether no index has to serve the order.</summary>
    public bool IsSortUnindexed { get; init; }

    public required bool IsUnique { get; init; }

    /// <summary>The type named in the global id; null when the column is no global id.</summary>
    public string? NodeTypeName { get; init; }
}
