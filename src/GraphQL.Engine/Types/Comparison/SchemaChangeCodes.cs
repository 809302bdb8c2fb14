namespace GraphTenancy.GraphQL.Engine.Types.Comparison;

/// <summary>
/// The kinds of changes. The first group has the names of the reference implementation; the second is about what only
/// the SDL shows: applied directives, deprecations and root types.
/// </summary>
internal static class SchemaChangeCodes
{
    public const string TypeRemoved = "TYPE_REMOVED";
    public const string TypeAdded = "TYPE_ADDED";
    public const string TypeChangedKind = "TYPE_CHANGED_KIND";
    public const string TypeRemovedFromUnion = "TYPE_REMOVED_FROM_UNION";
    public const string TypeAddedToUnion = "TYPE_ADDED_TO_UNION";
    public const string ValueRemovedFromEnum = "VALUE_REMOVED_FROM_ENUM";
    public const string ValueAddedToEnum = "VALUE_ADDED_TO_ENUM";
    public const string RequiredInputFieldAdded = "REQUIRED_INPUT_FIELD_ADDED";
    public const string OptionalInputFieldAdded = "OPTIONAL_INPUT_FIELD_ADDED";
    public const string InputFieldDefaultValueAdded = "INPUT_FIELD_DEFAULT_VALUE_ADDED";
    public const string InputFieldDefaultValueChange = "INPUT_FIELD_DEFAULT_VALUE_CHANGE";
    public const string ImplementedInterfaceRemoved = "IMPLEMENTED_INTERFACE_REMOVED";
    public const string ImplementedInterfaceAdded = "IMPLEMENTED_INTERFACE_ADDED";
    public const string FieldRemoved = "FIELD_REMOVED";
    public const string FieldAdded = "FIELD_ADDED";
    public const string FieldChangedKind = "FIELD_CHANGED_KIND";
    public const string FieldChangedKindSafe = "FIELD_CHANGED_KIND_SAFE";
    public const string RequiredArgAdded = "REQUIRED_ARG_ADDED";
    public const string OptionalArgAdded = "OPTIONAL_ARG_ADDED";
    public const string ArgRemoved = "ARG_REMOVED";
    public const string ArgChangedKind = "ARG_CHANGED_KIND";
    public const string ArgChangedKindSafe = "ARG_CHANGED_KIND_SAFE";
    public const string ArgDefaultValueAdded = "ARG_DEFAULT_VALUE_ADDED";
    public const string ArgDefaultValueChange = "ARG_DEFAULT_VALUE_CHANGE";
    public const string DirectiveRemoved = "DIRECTIVE_REMOVED";
    public const string DirectiveAdded = "DIRECTIVE_ADDED";
    public const string DirectiveArgRemoved = "DIRECTIVE_ARG_REMOVED";
    public const string RequiredDirectiveArgAdded = "REQUIRED_DIRECTIVE_ARG_ADDED";
    public const string OptionalDirectiveArgAdded = "OPTIONAL_DIRECTIVE_ARG_ADDED";
    public const string DirectiveRepeatableRemoved = "DIRECTIVE_REPEATABLE_REMOVED";
    public const string DirectiveRepeatableAdded = "DIRECTIVE_REPEATABLE_ADDED";
    public const string DirectiveLocationRemoved = "DIRECTIVE_LOCATION_REMOVED";
    public const string DirectiveLocationAdded = "DIRECTIVE_LOCATION_ADDED";
    public const string DescriptionChanged = "DESCRIPTION_CHANGED";

    public const string RootTypeRemoved = "ROOT_TYPE_REMOVED";
    public const string RootTypeChanged = "ROOT_TYPE_CHANGED";
    public const string RootTypeAdded = "ROOT_TYPE_ADDED";
    public const string AuthorizationAdded = "AUTHORIZATION_ADDED";
    public const string AuthorizationRemoved = "AUTHORIZATION_REMOVED";
    public const string AuthorizationWidened = "AUTHORIZATION_WIDENED";
    public const string AuthorizationNarrowed = "AUTHORIZATION_NARROWED";
    public const string AuthorizationChanged = "AUTHORIZATION_CHANGED";
    public const string CostRaised = "COST_RAISED";
    public const string CostLowered = "COST_LOWERED";
    public const string CostChanged = "COST_CHANGED";
    public const string DeprecationAdded = "DEPRECATION_ADDED";
    public const string DeprecationRemoved = "DEPRECATION_REMOVED";
    public const string DeprecationReasonChanged = "DEPRECATION_REASON_CHANGED";
    public const string OneOfAdded = "ONE_OF_ADDED";
    public const string OneOfRemoved = "ONE_OF_REMOVED";
    public const string SpecifiedByChanged = "SPECIFIED_BY_CHANGED";
    public const string AppliedDirectiveAdded = "APPLIED_DIRECTIVE_ADDED";
    public const string AppliedDirectiveRemoved = "APPLIED_DIRECTIVE_REMOVED";
    public const string AppliedDirectiveChanged = "APPLIED_DIRECTIVE_CHANGED";
}
