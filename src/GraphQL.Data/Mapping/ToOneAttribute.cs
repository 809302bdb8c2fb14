namespace GraphTenancy.GraphQL.Data.Mapping;

/// <summary>
/// The row that a column refers to: joined on <c>tenant_id</c> and the other table's key. Always by a left join; where
/// the property is not nullable, a row that is not there is an error of the field.
/// </summary>
/// <param name="column">The referring column of this table, such as <c>customer_id</c>.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class ToOneAttribute(string column) : Attribute
{
    /// <summary>The referring column of this table.</summary>
    public string Column { get; } = column;
}
