using System.Collections.Immutable;
using GraphTenancy.GraphQL.Data.Compilation;

namespace GraphTenancy.GraphQL.Data;

/// <summary>Starts descriptions of one row.</summary>
public static class Row
{
    /// <summary>The row with this key; the field is null when the session may see none.</summary>
    /// <param name="key">The value of the key column.</param>
    public static Row<T> ByKey<T>(Guid key)
        where T : class => new([new RowCondition(RowCondition.KeyColumn, Comparison.Equal, key)]);

    /// <summary>The row whose unique column has this value; the field is null when the session may see none.</summary>
    /// <param name="column">The name of the property.</param>
    /// <param name="value">The value, of the property's type.</param>
    public static Row<T> Where<T>(string column, object value)
        where T : class => new([new RowCondition(column, Comparison.Equal, value)]);
}

/// <summary>Describes the one row that a field answers with; see <see cref="Rows{T}"/>.</summary>
/// <typeparam name="T">A record with <see cref="Mapping.TableAttribute"/>.</typeparam>
public sealed record Row<T> : IRowDescription
    where T : class
{
    internal Row(ImmutableArray<RowCondition> conditions) => Conditions = conditions;

    internal ImmutableArray<RowCondition> Conditions { get; }

    ImmutableArray<RowCondition> IRowDescription.Conditions => Conditions;
}
