namespace GraphTenancy.GraphQL.Data;

/// <summary>How a column is compared with a value.</summary>
public enum Comparison
{
    /// <summary>Equal; a null value finds nulls.</summary>
    Equal,

    /// <summary>Not equal; nulls are unequal to every value.</summary>
    NotEqual,

    /// <summary>Less than.</summary>
    Less,

    /// <summary>Less than or equal.</summary>
    LessOrEqual,

    /// <summary>Greater than.</summary>
    Greater,

    /// <summary>Greater than or equal.</summary>
    GreaterOrEqual,
}
