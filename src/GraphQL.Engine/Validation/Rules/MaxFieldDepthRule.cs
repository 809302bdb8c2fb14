using GraphTenancy.GraphQL.Engine.Errors;
using GraphTenancy.GraphQL.Engine.Language;

namespace GraphTenancy.GraphQL.Engine.Validation.Rules;

/// <summary>Fields nest no deeper than <see cref="ValidationOptions.MaxFieldDepth"/>, fragments expanded.</summary>
internal sealed class MaxFieldDepthRule(ValidationContext context) : ValidationRule(context)
{
    public override void LeaveDocument()
    {
        IReadOnlyList<ExecutableDefinition> fragments = Context.FragmentsInDependencyOrder();
        if (Context.HasFragmentCycles)
        {
            // NoFragmentCyclesRule has refused the document; its depth has no end.
            return;
        }

        var depths = new DefinitionNotes<(int Depth, SyntaxNode? Place)>(Context);
        foreach (ExecutableDefinition fragment in fragments)
        {
            depths[fragment] = Measure(fragment, depths);
        }

        foreach (ExecutableDefinition operation in Context.Operations)
        {
            (int depth, SyntaxNode? place) = Measure(operation, depths);
            if (depth > Context.Options.MaxFieldDepth)
            {
                Context.ReportLimit(
                    ErrorCodes.LimitFieldDepth,
                    $"Fields nest {depth} levels deep; at most {Context.Options.MaxFieldDepth} are allowed. " +
                    "Select less deeply or ask in several requests.",
                    place ?? operation.Node);
            }
        }
    }

    private static (int Depth, SyntaxNode? Place) Measure(
        ExecutableDefinition definition, DefinitionNotes<(int Depth, SyntaxNode? Place)> depths)
    {
        (int Depth, SyntaxNode? Place) deepest = (definition.FieldDepth, definition.DeepestField);
        foreach (SpreadUsage spread in definition.Spreads)
        {
            int depth = spread.FieldDepth < 0 ? 0 : spread.FieldDepth + depths[spread.Target].Depth;
            if (depth > deepest.Depth)
            {
                deepest = (depth, spread.Node);
            }
        }

        return deepest;
    }
}
