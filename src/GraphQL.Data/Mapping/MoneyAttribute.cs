namespace GraphTenancy.GraphQL.Data.Mapping;

/// <summary>
/// A <see cref="decimal"/> property kept as a <c>bigint</c> of minor units (hundredths): under row-level security a
/// <c>bigint</c> comparison can use an index and a <c>numeric</c> one cannot. All maths is on integers.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class MoneyAttribute : Attribute;
