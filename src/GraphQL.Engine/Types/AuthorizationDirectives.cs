using GraphTenancy.GraphQL.Engine.Language;
using GraphTenancy.GraphQL.Engine.Types.Configuration;

namespace GraphTenancy.GraphQL.Engine.Types;

/// <summary><c>@authorize</c> and <c>@allowAnonymous</c>: how SDL says who may use what.</summary>
internal static class AuthorizationDirectives
{
    public const string Authorize = "authorize";
    public const string AllowAnonymous = "allowAnonymous";
    private const string Roles = "roles";
    private const string Policy = "policy";

    /// <summary>The definition of <c>@authorize</c>.</summary>
    public static DirectiveConfiguration AuthorizeDefinition() => new()
    {
        Name = Authorize,
        Description =
            "Who may use the field, or the type with all its fields; without arguments every authenticated caller. "
            + "Where it stands several times, all must hold.",
        IsRepeatable = true,
        Locations = { "OBJECT", "FIELD_DEFINITION", "INTERFACE", "UNION" },
        Arguments =
        {
            new InputValueConfiguration
            {
                Name = Roles,
                Type = TypeReference.Parse("[String!]"),
                Description = "Any one of these roles suffices.",
            },
            new InputValueConfiguration
            {
                Name = Policy,
                Type = TypeReference.Parse("String"),
                Description = "The name of a policy that must hold as well.",
            },
        },
    };

    /// <summary>The definition of <c>@allowAnonymous</c>.</summary>
    public static DirectiveConfiguration AllowAnonymousDefinition() => new()
    {
        Name = AllowAnonymous,
        Description = "The field answers every caller, whatever its type asks for.",
        Locations = { "FIELD_DEFINITION" },
    };

    /// <summary>What the directives of an element ask for; all must hold.</summary>
    public static IEnumerable<AuthorizationRequirement> Read(IEnumerable<AppliedDirective> directives) =>
        directives.Select(TryRead).OfType<AuthorizationRequirement>();

    /// <summary>Whether <c>@allowAnonymous</c> is among the directives.</summary>
    public static bool AllowsAnonymous(IEnumerable<AppliedDirective> directives) => directives.Any(IsAllowAnonymous);

    /// <summary>Whether it is <c>@allowAnonymous</c>.</summary>
    public static bool IsAllowAnonymous(AppliedDirective directive) =>
        directive is { Name: AllowAnonymous, Arguments.Count: 0 };

    /// <summary>
    /// What an applied directive asks for; <see langword="null"/> when it is not this engine's <c>@authorize</c>: a
    /// schema may define a directive of that name with arguments, and a meaning, of its own.
    /// </summary>
    public static AuthorizationRequirement? TryRead(AppliedDirective directive)
    {
        if (directive.Name != Authorize)
        {
            return null;
        }

        IReadOnlyList<string>? roles = [];
        string? policy = null;
        foreach ((string name, ValueNode value) in directive.Arguments)
        {
            switch (name, value)
            {
                case (Roles, not NullValueNode):
                    roles = TryReadRoles(value);
                    break;
                case (Policy, StringValueNode text):
                    policy = text.Value;
                    break;
                case (Roles or Policy, NullValueNode):
                    break;
                default:
                    return null;
            }
        }

        return roles is null ? null : new AuthorizationRequirement(roles, policy);
    }

    /// <summary>The directive that shows a requirement.</summary>
    public static AppliedDirective Write(AuthorizationRequirement requirement)
    {
        var arguments = new List<KeyValuePair<string, ValueNode>>();
        if (requirement.Roles.Count > 0)
        {
            var roles = new ListValueNode([.. requirement.Roles.Select(Text)], default);
            arguments.Add(KeyValuePair.Create<string, ValueNode>(Roles, roles));
        }

        if (requirement.Policy is { } policy)
        {
            arguments.Add(KeyValuePair.Create(Policy, Text(policy)));
        }

        return new AppliedDirective(Authorize, arguments);
    }

    // One role may stand without brackets, by the rules of list coercion.
    private static List<string>? TryReadRoles(ValueNode value)
    {
        IReadOnlyList<ValueNode> items = value is ListValueNode list ? list.Values : [value];
        List<string> roles = [.. items.OfType<StringValueNode>().Select(static role => role.Value)];
        return roles.Count == items.Count ? roles : null;
    }

    private static ValueNode Text(string value) => new StringValueNode(value, IsBlock: false, default);
}
