namespace GraphTenancy.GraphQL.Data.Compilation;

/// <summary>A condition of a description: column, comparison and a typed value.</summary>
internal abstract record RowCondition(string Column, Comparison Comparison)
{
    public abstract bool HasNullValue { get; }

    /// <summary>The value; boxed only when its column needs a conversion, such as an enum or money.</summary>
    public abstract object? BoxedValue { get; }
}

internal sealed record RowCondition<TValue>(string Column, Comparison Comparison, TValue Value)
    : RowCondition(Column, Comparison)
{
    public override bool HasNullValue => Value is null;

    public override object? BoxedValue => Value;
}

/// <summary>One step of an order.</summary>
internal readonly record struct RowOrder(string Column, bool IsDescending);
