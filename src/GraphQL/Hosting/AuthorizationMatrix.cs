using System.Text;
using System.Text.Json;
using GraphTenancy.GraphQL.Engine.Execution.Planning;
using GraphTenancy.GraphQL.Engine.Types;
using GraphTenancy.GraphQL.Tenancy;

namespace GraphTenancy.GraphQL.Hosting;

/// <summary>
/// Who may use which field, for those who have to answer for it: every root field, and every other field that asks for
/// something itself. What is not listed is reached through what is.
/// </summary>
internal sealed class AuthorizationMatrix
{
    private readonly List<FieldRule> _rules = [];

    private AuthorizationMatrix(IReadOnlyList<string> roles) => Roles = roles;

    /// <summary>The roles that the schema names, in the order of their names.</summary>
    public IReadOnlyList<string> Roles { get; }

    /// <summary>The fields, root fields first, each type in the order of the schema.</summary>
    public IReadOnlyList<FieldRule> Rules => _rules;

    /// <summary>Reads a schema.</summary>
    public static AuthorizationMatrix Of(Engine.Types.Schema schema)
    {
        ObjectType[] roots =
            [.. new[] { schema.QueryType, schema.MutationType, schema.SubscriptionType }.OfType<ObjectType>()];
        FieldRule[] rules =
        [
            .. roots.SelectMany(static root => root.Fields.Select(field => FieldRule.OfRoot(root, field))),
            .. schema.Types.OfType<ObjectType>().Except(roots)
                .SelectMany(static type => type.Fields.Select(field => FieldRule.Of(type, field)))
                .Where(static rule => rule.Requirements.Count > 0),
        ];
        IEnumerable<string> roles = rules.SelectMany(static rule => rule.Requirements)
            .SelectMany(static requirement => requirement.Roles);
        var matrix = new AuthorizationMatrix([.. roles.Distinct().Order(StringComparer.Ordinal)]);
        matrix._rules.AddRange(rules);
        return matrix;
    }

    /// <summary>A table for people.</summary>
    public string AsText()
    {
        string[] header = ["Field", "Needs", "Policies", "anonymous", "any caller", .. Roles];
        string[][] rows = [header, .. _rules.Select(RowOf)];
        int[] widths = [.. header.Select((_, column) => rows.Max(row => row[column].Length))];
        var text = new StringBuilder();
        foreach (string[] row in rows)
        {
            text.Append(string.Join("  ", row.Select((cell, column) => cell.PadRight(widths[column]))).TrimEnd())
                .Append('\n');
        }

        return text.ToString();
    }

    /// <summary>The same for programs.</summary>
    public string AsJson() => JsonSerializer.Serialize(
        _rules.Select(rule => new
        {
            field = rule.Field,
            needs = rule.Needs,
            policies = rule.Policies,
            anonymous = rule.AdmitsAnonymous,
            anyCaller = rule.AdmitsAnyCaller,
            roles = Roles.Where(rule.Admits),
        }),
        new JsonSerializerOptions { WriteIndented = true });

    private string[] RowOf(FieldRule rule) =>
    [
        rule.Field,
        rule.Needs.Count == 0 ? "-" : string.Join(", ", rule.Needs),
        rule.Policies.Count == 0 ? "-" : string.Join(", ", rule.Policies),
        Tell(rule.AdmitsAnonymous),
        Tell(rule.AdmitsAnyCaller),
        .. Roles.Select(role => Tell(rule.Admits(role))),
    ];

    private static string Tell(bool admits) => admits ? "yes" : "no";
}

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
