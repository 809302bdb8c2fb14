using System.Collections.Immutable;
using GraphTenancy.GraphQL.Data.Compilation;

namespace GraphTenancy.GraphQL.Data;

// What the compiler reads of a description, without its type argument.
internal interface IRowsDescription
{
    ImmutableArray<RowCondition> Conditions { get; }

    ImmutableArray<RowOrder> Order { get; }

    int? Limit { get; }
}

internal interface IRowDescription
{
    Guid Key { get; }
}

internal interface IExistsDescription
{
    Guid? Key { get; }

    IRowsDescription? Rows { get; }
}
