using System.Collections.Immutable;
using GraphTenancy.GraphQL.Data.Compilation;

namespace GraphTenancy.GraphQL.Data;

/// <summary>Starts descriptions of a question for existence.</summary>
public static class Exists
{
    /// <summary>Whether the session may see a row with this key.</summary>
    /// <param name="key">The value of the key column.</param>
    public static Exists<T> ByKey<T>(Guid key)
        where T : class => new([new RowCondition(RowCondition.KeyColumn, Comparison.Equal, key)]);
}

/// <summary>
/// Describes the question whether there is a row; the field is a <c>Boolean!</c>. See <see cref="Rows{T}"/>.
/// </summary>
/// <typeparam name="T">A record with <see cref="Mapping.TableAttribute"/>.</typeparam>
public sealed record Exists<T> : IRowDescription
    where T : class
{
    internal Exists(ImmutableArray<RowCondition> conditions) => Conditions = conditions;

    internal ImmutableArray<RowCondition> Conditions { get; }

    ImmutableArray<RowCondition> IRowDescription.Conditions => Conditions;
}
