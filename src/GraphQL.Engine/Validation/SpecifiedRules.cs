using GraphTenancy.GraphQL.Engine.Validation.Rules;

namespace GraphTenancy.GraphQL.Engine.Validation;

/// <summary>
/// All rules, in the order in which the specification's reference implementation runs them; limits last.
/// </summary>
internal static class SpecifiedRules
{
    private static RuleCalls? _calls;

    /// <summary>Which rules look at which places; the same for every <see cref="Create"/>.</summary>
    public static RuleCalls CallsOf(ValidationRule[] rules) => _calls ??= new RuleCalls(rules);

    public static ValidationRule[] Create(ValidationContext context) =>
    [
        new ExecutableDefinitionsRule(context),
        new KnownOperationTypesRule(context),
        new UniqueOperationNamesRule(context),
        new LoneAnonymousOperationRule(context),
        new SingleFieldSubscriptionsRule(context),
        new KnownTypeNamesRule(context),
        new FragmentsOnCompositeTypesRule(context),
        new VariablesAreInputTypesRule(context),
        new ScalarLeafsRule(context),
        new FieldsOnCorrectTypeRule(context),
        new UniqueFragmentNamesRule(context),
        new KnownFragmentNamesRule(context),
        new NoUnusedFragmentsRule(context),
        new PossibleFragmentSpreadsRule(context),
        new NoFragmentCyclesRule(context),
        new UniqueVariableNamesRule(context),
        new NoUndefinedVariablesRule(context),
        new NoUnusedVariablesRule(context),
        new KnownDirectivesRule(context),
        new UniqueDirectivesPerLocationRule(context),
        new DeferStreamDirectiveOnRootFieldRule(context),
        new DeferStreamDirectiveOnValidOperationsRule(context),
        new DeferStreamDirectiveLabelRule(context),
        new StreamDirectiveOnListFieldRule(context),
        new KnownArgumentNamesRule(context),
        new UniqueArgumentNamesRule(context),
        new ValuesOfCorrectTypeRule(context),
        new ProvidedRequiredArgumentsRule(context),
        new VariablesInAllowedPositionRule(context),
        new OverlappingFieldsCanBeMergedRule(context),
        new UniqueInputFieldNamesRule(context),
        new MaxIntrospectionDepthRule(context),
        new MaxFieldDepthRule(context),
        new MaxFieldsRule(context),
        new MaxRootFieldsRule(context),
        new MaxFragmentVisitsRule(context),
        new MaxIntrospectionFieldsRule(context),
        new MaxAliasesRule(context),
        new MaxDirectivesPerLocationRule(context),
    ];
}
