namespace GraphTenancy.GraphQL.Engine.Types.Comparison;

/// <summary>Compares who may use an element: what opens data is dangerous, what closes it is breaking.</summary>
internal sealed class AuthorizationComparison(ChangeList changes)
{
    /// <summary>Whether the directive is about authorization, as this engine understands it.</summary>
    public static bool Covers(AppliedDirective directive) =>
        AuthorizationDirectives.TryRead(directive) is not null || AuthorizationDirectives.IsAllowAnonymous(directive);

    public void Compare(string path, IReadOnlyList<AppliedDirective> old, IReadOnlyList<AppliedDirective> @new)
    {
        CompareAnonymous(
            path, AuthorizationDirectives.AllowsAnonymous(old), AuthorizationDirectives.AllowsAnonymous(@new));
        AuthorizationRequirement[] before = [.. AuthorizationDirectives.Read(old)];
        AuthorizationRequirement[] after = [.. AuthorizationDirectives.Read(@new)];
        switch (AllHold(before, after), AllHold(after, before))
        {
            case (true, true):
                break;
            case (true, false) when after.Length == 0:
                changes.Dangerous(
                    SchemaChangeCodes.AuthorizationRemoved,
                    path,
                    $"@authorize was removed from {path}: it is open to callers who were refused ({Tell(before)}).");
                break;
            case (true, false):
                changes.Dangerous(
                    SchemaChangeCodes.AuthorizationWidened,
                    path,
                    $"{path} is open to more callers: it asked for {Tell(before)} and asks for {Tell(after)}.");
                break;
            case (false, true) when before.Length == 0:
                changes.Breaking(
                    SchemaChangeCodes.AuthorizationAdded,
                    path,
                    $"@authorize was added to {path}: callers are refused unless they have {Tell(after)}.");
                break;
            case (false, true):
                changes.Breaking(
                    SchemaChangeCodes.AuthorizationNarrowed,
                    path,
                    $"{path} is open to fewer callers: it asked for {Tell(before)} and asks for {Tell(after)}.");
                break;
            default:
                changes.Breaking(
                    SchemaChangeCodes.AuthorizationChanged,
                    path,
                    $"{path} is closed to callers who had it and open to others: it asked for {Tell(before)} and asks "
                    + $"for {Tell(after)}.");
                break;
        }
    }

    private void CompareAnonymous(string path, bool old, bool @new)
    {
        if (@new && !old)
        {
            changes.Dangerous(
                SchemaChangeCodes.AuthorizationWidened,
                path,
                $"@allowAnonymous was added to {path}: it is open to every caller.");
        }
        else if (old && !@new)
        {
            changes.Breaking(
                SchemaChangeCodes.AuthorizationNarrowed,
                path,
                $"@allowAnonymous was removed from {path}: callers without authorization are refused.");
        }
    }

    // Whoever meets all of the first meets all of the second.
    private static bool AllHold(AuthorizationRequirement[] first, AuthorizationRequirement[] second) =>
        second.SelectMany(Parts).All(asked => first.SelectMany(Parts).Any(given => given.Implies(asked)));

    // Roles and policy must both hold, so it is the same whether they stand in one directive or in two.
    private static AuthorizationRequirement[] Parts(AuthorizationRequirement requirement) =>
        requirement is { Roles.Count: > 0, Policy: not null }
            ? [requirement with { Policy = null }, requirement with { Roles = [] }]
            : [requirement];

    private static string Tell(AuthorizationRequirement[] requirements) =>
        string.Join(" and ", requirements.Select(Tell));

    private static string Tell(AuthorizationRequirement requirement)
    {
        string? roles = requirement.Roles switch
        {
            [] => null,
            [{ } role] => $"the role {role}",
            { } several => $"one of the roles {string.Join(", ", several)}",
        };
        string? policy = requirement.Policy is null ? null : $"the policy {requirement.Policy}";
        return (roles, policy) switch
        {
            (null, null) => "a valid token",
            (null, _) => policy,
            (_, null) => roles,
            _ => $"{roles} and {policy}",
        };
    }
}
