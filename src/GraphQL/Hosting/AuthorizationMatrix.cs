using System.Text;
using System.Text.Json;
using GraphTenancy.GraphQL.Engine.Types;

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
