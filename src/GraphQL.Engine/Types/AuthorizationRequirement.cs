namespace GraphTenancy.GraphQL.Engine.Types;

/// <summary>Who may use a field or a type; an authenticated caller in any case.</summary>
/// <param name="Roles">Any one of these roles suffices; empty: every authenticated caller.</param>
/// <param name="Policy">The name of a policy that must hold as well; <see langword="null"/> for none.</param>
public sealed record AuthorizationRequirement(IReadOnlyList<string> Roles, string? Policy)
{
    /// <summary>Every authenticated caller.</summary>
    public static AuthorizationRequirement Authenticated { get; } = new([], Policy: null);

    /// <summary>Whether both ask for the same; the order of roles says nothing.</summary>
    public bool Equals(AuthorizationRequirement? other) =>
        other is not null && Implies(other) && other.Implies(this);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        long roles = Roles.Distinct(StringComparer.Ordinal)
            .Sum(static role => (long)role.GetHashCode(StringComparison.Ordinal));
        return HashCode.Combine(Policy, roles);
    }

    /// <summary>Whether everybody who meets this one meets <paramref name="other"/> as well.</summary>
    internal bool Implies(AuthorizationRequirement other) =>
        (other.Policy is null || string.Equals(Policy, other.Policy, StringComparison.Ordinal))
        && (other.Roles.Count == 0
            || (Roles.Count > 0 && Roles.All(role => other.Roles.Contains(role, StringComparer.Ordinal))));
}
