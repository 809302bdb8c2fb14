namespace GraphTenancy.GraphQL.Engine.Validation.Rules;

/// <summary>Arithmetic on counts that stops at a large number instead of turning over.</summary>
internal static class Saturating
{
    // No limit is above it, and its square still fits a long.
    private const long Most = int.MaxValue;

    public static long Add(long left, long right) => Math.Min(Most, left + right);

    public static long Multiply(long left, long right) => Math.Min(Most, left * right);
}
