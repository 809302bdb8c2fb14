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
