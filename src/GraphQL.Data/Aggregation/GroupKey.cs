using GraphTenancy.GraphQL.Data.Mapping;

namespace GraphTenancy.GraphQL.Data.Aggregation;

/// <summary>A key that rows can be grouped by. It is the run-time value of its name in the enum of keys.</summary>
internal sealed record GroupKey
{
    /// <summary>The name in the enum, such as <c>DAY</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The field of a group that has its value.</summary>
    public required string FieldName { get; init; }

    /// <summary>The column; null for a relation.</summary>
    public ColumnMapping? Column { get; init; }

    /// <summary>What the column's value is cut off to.</summary>
    public DatePart Part { get; init; }

    /// <summary>The to-one relation; null for a column.</summary>
    public RelationMapping? Relation { get; init; }

    /// <summary>The field of a row that the key is made of.</summary>
    public string SourceField => Column?.FieldName ?? Relation?.FieldName ?? FieldName;

    /// <summary>Whether the groups are tenants, which only a privileged field sees several of.</summary>
    public bool IsTenant => Relation?.Column == TableMapping.TenantColumn;

    /// <summary>The expression of the key: for a relation the referring column.</summary>
    public string Expression => Column is { } column
        ? Cut($"t0.{column.Column}", column.Type is TimestampColumn)
        : $"t0.{Relation?.Column}";

    /// <summary>Whether a group's key can be null.</summary>
    public bool IsNullable => Column?.IsNullable ?? Relation?.IsNullable ?? true;

    // Zone and cast are written out: neither the session's time zone nor its date style may decide about a day.
    private string Cut(string column, bool isMoment) => Part switch
    {
        DatePart.None => column,
        DatePart.Hour => $"date_trunc('hour', {column}, 'UTC')",
        DatePart.Day => isMoment ? $"({column} at time zone 'UTC')::date" : column,
        _ => $"date_trunc('{Part.ToString().ToLowerInvariant()}', "
            + (isMoment ? $"{column} at time zone 'UTC')::date" : $"{column}::timestamp)::date"),
    };
}
