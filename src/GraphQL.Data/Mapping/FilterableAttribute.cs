namespace GraphTenancy.GraphQL.Data.Mapping;

/// <summary>The column or relation may stand in <c>where</c>. Mark columns that an index serves.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class FilterableAttribute : Attribute;
