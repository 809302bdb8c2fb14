using System.Collections.Immutable;
using GraphTenancy.GraphQL.Data.Compilation;

namespace GraphTenancy.GraphQL.Data;

// What the compiler reads of a description, without its type argument.
internal interface IRowDescription
{
    ImmutableArray<RowCondition> Conditions { get; }
}

internal interface IRowsDescription : IRowDescription
{
    ImmutableArray<RowOrder> Order { get; }

    int? Limit { get; }
}

/// <summary>What <see cref="Row.ByKey"/> says, of a row whose type is known by its field.</summary>
internal sealed record RowKeyDescription(Guid Key) : IRowDescription
{
    public ImmutableArray<RowCondition> Conditions { get; } =
        [new RowCondition(RowCondition.KeyColumn, Comparison.Equal, Key)];
}
