namespace GraphTenancy.GraphQL.Schema;

/// <summary>Money between the <c>Decimal</c> scalar outside and <c>bigint</c> minor units inside.</summary>
internal static class MinorUnits
{
    private const decimal PerUnit = 100m;

    // One trillion units: far above any price, far below what a sum of lines could overflow.
    private const decimal Largest = 1_000_000_000_000m;

    /// <summary>
    /// The largest amount in minor units, for sums as well: a tenant's totals hold ninety thousand of them.
    /// </summary>
    public const long LargestMinor = (long)(Largest * PerUnit);

    /// <summary>Converts an amount with at most two decimals, 0 to one trillion.</summary>
    /// <exception cref="InvalidInputException">It has more decimals or is out of range.</exception>
    public static long From(decimal amount, string field)
    {
        // The range first: an amount near the end of decimal would overflow when it is multiplied.
        if (amount is < 0 or > Largest || !decimal.IsInteger(amount * PerUnit))
        {
            throw new InvalidInputException(
                field, $"The amount {amount} is not one of 0 to {Largest:0} with at most two decimals.");
        }

        return (long)(amount * PerUnit);
    }
}
