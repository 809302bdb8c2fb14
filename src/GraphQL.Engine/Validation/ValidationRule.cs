using GraphTenancy.GraphQL.Engine.Language;

namespace GraphTenancy.GraphQL.Engine.Validation;

/// <summary>
/// A rule. The walker calls all rules at each node on its one way through the document;
/// <see cref="ValidationContext.Types"/> then says what the schema knows of the place.
/// </summary>
/// <param name="context">The validation that the rule takes part in; a rule serves one validation only.</param>
internal abstract class ValidationRule(ValidationContext context)
{
    protected ValidationContext Context { get; } = context;

    public virtual void EnterDefinition(DefinitionNode definition)
    {
    }

    public virtual void EnterOperation(OperationDefinitionNode operation)
    {
    }

    public virtual void EnterFragmentDefinition(FragmentDefinitionNode fragment)
    {
    }

    public virtual void EnterVariableDefinition(VariableDefinitionNode variable)
    {
    }

    public virtual void EnterField(FieldNode field)
    {
    }

    public virtual void EnterInlineFragment(InlineFragmentNode fragment)
    {
    }

    public virtual void EnterFragmentSpread(FragmentSpreadNode spread)
    {
    }

    /// <summary>Called for a named type in a variable or type condition.</summary>
    public virtual void EnterNamedType(NamedTypeNode type)
    {
    }

    /// <summary>Called once for all directives of a place that has at least one.</summary>
    public virtual void EnterDirectives(IReadOnlyList<DirectiveNode> directives)
    {
    }

    /// <summary>Called for each directive with the specification's name of the place.</summary>
    public virtual void EnterDirective(DirectiveNode directive, string location)
    {
    }

    /// <summary>Called once for all arguments of a field or directive, also when there are none.</summary>
    public virtual void EnterArguments(IReadOnlyList<ArgumentNode> arguments)
    {
    }

    public virtual void EnterArgument(ArgumentNode argument)
    {
    }

    public virtual void EnterObjectValue(ObjectValueNode value)
    {
    }

    /// <summary>
    /// Called when all definitions are walked and the notes of <see cref="ExecutableDefinition"/> are complete.
    /// </summary>
    public virtual void LeaveDocument()
    {
    }
}
