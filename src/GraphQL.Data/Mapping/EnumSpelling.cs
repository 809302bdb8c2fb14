namespace GraphTenancy.GraphQL.Data.Mapping;

/// <summary>How a <c>text</c> column spells the values of an enum.</summary>
public enum EnumSpelling
{
    /// <summary><c>PARTLY_SHIPPED</c>: the GraphQL name.</summary>
    UpperSnakeCase,

    /// <summary><c>partly_shipped</c>.</summary>
    LowerSnakeCase,
}
