namespace GraphTenancy.Persistence.Seeding;

/// <summary>How much load data to make.</summary>
/// <param name="Tenants">Number of tenants, 1 to 10,000.</param>
/// <param name="Orders">Number of orders over all tenants, at least one each.</param>
public sealed record LoadPlan(int Tenants, int Orders)
{
    /// <summary>Lines of each order.</summary>
    public int LinesPerOrder { get; init; } = 3;

    /// <summary>The orders of each tenant: as skewed as customers are, the first has the most (Zipf's law).</summary>
    /// <exception cref="ArgumentException">There are fewer orders than tenants, or no tenants at all.</exception>
    public IReadOnlyList<int> Sizes()
    {
        if (Tenants is < 1 or > 10_000 || Orders < Tenants)
        {
            throw new ArgumentException(
                $"{Tenants} tenants with {Orders} orders: ask for 1 to 10000 tenants and at least one order for each.");
        }

        double harmonic = Enumerable.Range(1, Tenants).Sum(rank => 1.0 / rank);
        int spare = Orders - Tenants;
        int[] sizes = [.. Enumerable.Range(1, Tenants).Select(rank => 1 + (int)(spare / harmonic / rank))];
        sizes[0] += Orders - sizes.Sum();
        return sizes;
    }
}
