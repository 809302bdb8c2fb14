using GraphTenancy.GraphQL.Engine.Execution.Planning;
using GraphTenancy.GraphQL.Engine.Types;
using GraphTenancy.GraphQL.Tenancy;

namespace GraphTenancy.GraphQL.Hosting;

/// <summary>What one field asks for.</summary>
/// <param name="Field">Its coordinate.</param>
/// <param name="Access">What it asks for as a root field; <see cref="FieldAccess.Anonymous"/> for any other.</param>
/// <param name="Requirements">What the schema asks for; all must hold.</param>
internal sealed record FieldRule(
    string Field, FieldAccess Access, IReadOnlyList<AuthorizationRequirement> Requirements)
{
    /// <summary><c>token</c> and <c>tenant</c>, where the caller needs them.</summary>
    public IReadOnlyList<string> Needs => (Access, Requirements.Count) switch
    {
        (FieldAccess.Tenant, _) => ["token", "tenant"],
        (FieldAccess.TenantFree, _) or (_, > 0) => ["token"],
        _ => [],
    };

    /// <summary>The policies that must hold as well.</summary>
    public IReadOnlyList<string> Policies =>
        [.. Requirements.Select(static requirement => requirement.Policy).OfType<string>().Distinct()];

    /// <summary>Whether callers without a token are let in.</summary>
    public bool AdmitsAnonymous => Needs.Count == 0;

    /// <summary>Whether no role is asked for, so that every caller is let in who has the rest.</summary>
    public bool AdmitsAnyCaller => Requirements.All(static requirement => requirement.Roles.Count == 0);

    /// <summary>The rule of a root field.</summary>
    public static FieldRule OfRoot(ObjectType root, FieldDefinition field) =>
        Of(root, field) with { Access = FieldAccessFeature.Of(field) };

    /// <summary>The rule of a field.</summary>
    public static FieldRule Of(ObjectType type, FieldDefinition field) => new(
        $"{type.Name}.{field.Name}", FieldAccess.Anonymous, [.. AuthorizationRequirements.Of(type, field)]);

    /// <summary>Whether callers with this role are let in who have the rest.</summary>
    public bool Admits(string role) => Requirements.All(
        requirement => requirement.Roles.Count == 0 || requirement.Roles.Contains(role, StringComparer.Ordinal));
}
