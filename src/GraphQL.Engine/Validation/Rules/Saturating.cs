namespace GraphTenancy.GraphQL.Engine.Validation.Rules;

/// <summary>Arithmetic on counts that stops at a large number instead of turning over.</summary>
internal static class Saturating
{
    // Far above every limit, and its square still fits a long.
    private const long Most = 1L << 31;

    public static long Add(long left, long right) => Math.Min(Most, left + right);

    public static long Multiply(long left, long right) => Math.Min(Most, left * right);
}
