using GraphTenancy.GraphQL.Engine.Errors;
using GraphTenancy.GraphQL.Engine.Types;

namespace GraphTenancy.GraphQL.Engine.Execution.Planning;

/// <summary>Collects the distinct requirements of an operation, in document order.</summary>
/// <remarks>
/// Every field that could take part counts, whatever the variables of <c>@skip</c> and <c>@include</c> say, whichever
/// type an abstract field returns, and however late <c>@defer</c> delivers it. So who may run an operation depends on
/// the operation and the caller alone, and is known before the first resolver.
/// </remarks>
internal sealed class OperationGuards
{
    private readonly List<OperationGuard> _guards = [];
    private readonly HashSet<AuthorizationRequirement> _known = [];
    private readonly HashSet<SelectionPlan> _visited = [];

    private OperationGuards()
    {
    }

    /// <summary>Collects them; empty when every caller may run the operation.</summary>
    public static IReadOnlyList<OperationGuard> Of(IReadOnlyList<PlannedField> rootFields)
    {
        if (!rootFields.Any(static field => field.IsGuarded))
        {
            return [];
        }

        var guards = new OperationGuards();
        guards.Add(rootFields, path: null);
        return guards._guards;
    }

    private void Add(IReadOnlyList<PlannedField> fields, ResultPath? path)
    {
        foreach (PlannedField field in fields.Where(static field => field.IsGuarded))
        {
            Add(field, ResultPath.Field(path, field.ResponseName));
        }
    }

    private void Add(PlannedField field, ResultPath path)
    {
        foreach (AuthorizationRequirement requirement in
            AuthorizationRequirements.Of(field.ParentType, field.Definition).Where(_known.Add))
        {
            _guards.Add(new OperationGuard(requirement, path, field.Locations));
        }

        // Plans are shared: what stands at several places is looked at once.
        if (field.Selections is { IsGuarded: true } selections && _visited.Add(selections))
        {
            foreach (ObjectType type in selections.Types)
            {
                Add(selections.For(type), path);
            }
        }
    }
}
