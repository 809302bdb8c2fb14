namespace GraphTenancy.GraphQL.Data.Mapping;

/// <summary>The columns of a row, and of the rows that it refers to, that code needs.</summary>
internal sealed record Requirement(
    IReadOnlyList<ColumnMapping> Columns,
    IReadOnlyList<(RelationMapping Relation, Requirement Target)> Relations);
