namespace GraphTenancy.GraphQL.Engine.Validation;

/// <summary>
/// Which rules look at which places, as their positions: only those are called that override the method of the place.
/// </summary>
/// <remarks>The benchmark <c>engine</c>: most rules look at one or two of the fourteen kinds of places.</remarks>
internal sealed class RuleCalls(IReadOnlyList<ValidationRule> rules)
{
    public int[] Definition { get; } = Positions(rules, nameof(ValidationRule.EnterDefinition));

    public int[] Operation { get; } = Positions(rules, nameof(ValidationRule.EnterOperation));

    public int[] FragmentDefinition { get; } = Positions(rules, nameof(ValidationRule.EnterFragmentDefinition));

    public int[] VariableDefinition { get; } = Positions(rules, nameof(ValidationRule.EnterVariableDefinition));

    public int[] Field { get; } = Positions(rules, nameof(ValidationRule.EnterField));

    public int[] InlineFragment { get; } = Positions(rules, nameof(ValidationRule.EnterInlineFragment));

    public int[] FragmentSpread { get; } = Positions(rules, nameof(ValidationRule.EnterFragmentSpread));

    public int[] NamedType { get; } = Positions(rules, nameof(ValidationRule.EnterNamedType));

    public int[] Directives { get; } = Positions(rules, nameof(ValidationRule.EnterDirectives));

    public int[] Directive { get; } = Positions(rules, nameof(ValidationRule.EnterDirective));

    public int[] Arguments { get; } = Positions(rules, nameof(ValidationRule.EnterArguments));

    public int[] Argument { get; } = Positions(rules, nameof(ValidationRule.EnterArgument));

    public int[] ObjectValue { get; } = Positions(rules, nameof(ValidationRule.EnterObjectValue));

    public int[] Document { get; } = Positions(rules, nameof(ValidationRule.LeaveDocument));

    private static int[] Positions(IReadOnlyList<ValidationRule> rules, string method) =>
    [
        .. Enumerable.Range(0, rules.Count).Where(
            at => rules[at].GetType().GetMethod(method)?.DeclaringType != typeof(ValidationRule)),
    ];
}
