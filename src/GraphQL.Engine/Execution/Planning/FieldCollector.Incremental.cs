using GraphTenancy.GraphQL.Engine.Language;
using GraphTenancy.GraphQL.Engine.Types;

namespace GraphTenancy.GraphQL.Engine.Execution.Planning;

/// <content><c>@defer</c> and <c>@stream</c>.</content>
internal sealed partial class FieldCollector
{
    private int _deferUsages;

    /// <summary>Whether the operation defers or streams something, or may, as variables say.</summary>
    public bool UsesIncrementalDelivery { get; private set; }

    /// <summary>The variables that switch deferring and streaming on and off.</summary>
    public SortedSet<string> IncrementalVariables { get; } = new(StringComparer.Ordinal);

    private bool IsIncremental => _variant is { IsIncremental: true };

    // The plan for all requests heeds none of them, but tells whether there are any.
    private void NoteIncrementalDelivery(IReadOnlyList<DirectiveNode> directives)
    {
        foreach (DirectiveNode directive in directives)
        {
            if (IsIncrementalDirective(directive)
                && ArgumentOf(directive, "if") is not BooleanValueNode { Value: false })
            {
                UsesIncrementalDelivery = true;
                if (ArgumentOf(directive, "if") is VariableNode variable)
                {
                    IncrementalVariables.Add(variable.Name.Value);
                }
            }
        }
    }

    private bool IsIncrementalDirective(DirectiveNode directive) =>
        directive.Name.Value is IncrementalDirectives.DeferName or IncrementalDirectives.StreamName
        && _schema.FindDirective(directive.Name.Value) is not null;

    // The schema is in memory: to deliver it in parts wins nothing, and a short document could ask for 100,000 parts.
    private static bool IsIntrospection(NamedType type) => type.Name.StartsWith("__", StringComparison.Ordinal);

    private DeferUsage? NewDeferUsage(IReadOnlyList<DirectiveNode> directives, DeferUsage? outer, CollectionScope scope)
    {
        if (_variant is not { IsIncremental: true } variant || scope.Fetch != FetchScope.None || IsIntrospection(scope.Type)
            || FindIncremental(directives, IncrementalDirectives.DeferName) is not { } defer
            || !NullConditionException.HoldsOrIsAbsent(defer, ArgumentOf(defer, "if"), variant.Variables))
        {
            return null;
        }

        string? label = (ArgumentOf(defer, "label") as StringValueNode)?.Value;
        return new DeferUsage(_deferUsages++, label, outer);
    }

    private StreamUsage? StreamOf(PlannedField field, FieldGroup group)
    {
        if (!IsIncremental || IsIntrospection(field.ParentType)
            || field.Definition.Type.NullableType is not ListType
            || FindIncremental(field.Nodes[0].Directives, IncrementalDirectives.StreamName) is not { } stream
            || !IsEnabled(stream))
        {
            return null;
        }

        SelectionPlan? itemSelections = field.Definition.Type.IsCompositeType
            ? PlanSelections(field.Definition.Type.Named, group.UndeferredSources(), FetchScope.None, DeferUsageSet.Empty)
            : null;
        return new StreamUsage
        {
            Label = (ArgumentOf(stream, "label") as StringValueNode)?.Value,
            InitialCount = ArgumentOf(stream, "initialCount"),
            ItemField = Copy(field, itemSelections, stream: null),
        };
    }

    private DirectiveNode? FindIncremental(IReadOnlyList<DirectiveNode> directives, string name)
    {
        foreach (DirectiveNode directive in directives)
        {
            if (directive.Name.Value == name && IsIncrementalDirective(directive))
            {
                return directive;
            }
        }

        return null;
    }

    // An absent variable leaves the default of the argument, which is true.
    private bool IsEnabled(DirectiveNode directive) => ArgumentOf(directive, "if") switch
    {
        BooleanValueNode literal => literal.Value,
        VariableNode variable => _variant is null
            || !_variant.Variables.Values.TryGetValue(variable.Name.Value, out object? value) || value is true,
        _ => true,
    };

    private static ValueNode? ArgumentOf(DirectiveNode directive, string name)
    {
        foreach (ArgumentNode argument in directive.Arguments)
        {
            if (argument.Name.Value == name)
            {
                return argument.Value;
            }
        }

        return null;
    }

    // Fields of another set of fragments than the one that is being executed are executed on their own.
    private CollectedFields Split(ObjectType type, CollectionScope scope, DeferUsageSet executed)
    {
        var fields = new List<PlannedField>();
        var parts = new Dictionary<DeferUsageSet, List<PlannedField>>();
        foreach (FieldGroup group in scope.Groups)
        {
            var usages = DeferUsageSet.Of(group.Occurrences.Select(static occurrence => occurrence.Usage));
            List<PlannedField> target = fields;
            if (!usages.Equals(executed) && !parts.TryGetValue(usages, out target!))
            {
                target = [];
                parts.Add(usages, target);
            }

            if (PlanField(type, group, scope.Fetch, usages) is { } field)
            {
                target.Add(field);
            }
        }

        DeferredPart[] deferred =
            [.. parts.Select(static part => new DeferredPart(part.Key.Usages, part.Value))];
        return new CollectedFields(
            fields,
            scope.NewUsages.Count > 0 || deferred.Length > 0 ? new DeferPlan(scope.NewUsages, deferred) : null);
    }

    private static PlannedField Copy(PlannedField field, SelectionPlan? selections, StreamUsage? stream) => new()
    {
        ResponseName = field.ResponseName,
        PropertyUtf8 = field.PropertyUtf8,
        Definition = field.Definition,
        ParentType = field.ParentType,
        Nodes = field.Nodes,
        Condition = field.Condition,
        Arguments = field.Arguments,
        Selections = selections,
        Stream = stream,
        IsPure = field.IsPure && stream is null && selections is not { IsPure: false },
        IsGuarded = field.IsGuarded,
    };
}
