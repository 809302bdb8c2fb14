namespace GraphTenancy.GraphQL.Schema;

/// <summary>Money between the <c>Decimal</c> scalar outside and <c>bigint</c> minor units inside.</summary>
internal static class MinorUnits
{
    private const decimal PerUnit = 100m;

    // One trillion units: far above any price, far below what a sum of lines could overflow.
    private const decimal Largest = 1_000_000_000_000m;

    /// <summary>Converts an amount with at most two decimals, 0 to one trillion.</summary>
    /// <exception cref="InvalidInputException">It has more decimals or is out of range.</exception>
    public static long From(decimal amount, string field)
    {
        decimal minor = amount * PerUnit;
        if (amount is < 0 or > Largest || minor != decimal.Truncate(minor))
        {
            throw new InvalidInputException(
                field, $"The amount {amount} is not one of 0 to {Largest:0} with at most two decimals.");
        }

        return (long)minor;
    }
}
