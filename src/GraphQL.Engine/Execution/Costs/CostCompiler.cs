using GraphTenancy.GraphQL.Engine.Errors;
using GraphTenancy.GraphQL.Engine.Execution.Planning;
using GraphTenancy.GraphQL.Engine.Language;
using GraphTenancy.GraphQL.Engine.Types;
using GraphTenancy.GraphQL.Engine.Types.Costs;

namespace GraphTenancy.GraphQL.Engine.Execution.Costs;

/// <summary>
/// Makes the <see cref="CostPlan"/> of a planned operation. Plans of equal selections are shared, and each is costed
/// once, so that fragments that double sixty times take sixty steps.
/// </summary>
/// <remarks>https://ibm.github.io/graphql-specs/cost-spec.html#sec-Static-Query-Analysis</remarks>
internal sealed partial class CostCompiler
{
    private readonly OperationDefinitionNode _operation;
    private readonly CostOptions _options;
    private readonly List<CostStep> _steps = [];
    private readonly List<VariableInput> _inputs = [];
    private readonly Dictionary<(string, InputObjectType), int> _inputIndexes = [];
    private readonly Dictionary<(SelectionPlan, SizedParent?), CostTerm> _selections = [];

    private CostCompiler(OperationDefinitionNode operation, CostOptions options)
    {
        _operation = operation;
        _options = options;
    }

    /// <summary>Compiles the cost of an operation.</summary>
    /// <exception cref="GraphQLException">A field wants exactly one slicing argument and gets another number.
    /// </exception>
    public static CostPlan Compile(OperationPlan plan, CostOptions options)
    {
        var compiler = new CostCompiler(plan.Definition, options);
        CostTerm fields = compiler.CompileTypes([plan.RootFields], parent: null);
        var root = new FieldCostStep
        {
            Weight = 0,
            Inputs = [],
            TypeWeight = TypeWeightOf(plan.RootType),
            Size = CostSize.One,
            Selection = fields,
        };
        return new CostPlan(compiler.Add(root), compiler._steps, compiler._inputs);
    }

    private CostTerm CompileSelection(SelectionPlan selections, SizedParent? parent)
    {
        if (!_selections.TryGetValue((selections, parent), out CostTerm term))
        {
            term = CompileTypes([.. selections.Types.Select(selections.For)], parent);
            _selections.Add((selections, parent), term);
        }

        return term;
    }

    private CostTerm CompileTypes(IReadOnlyList<IReadOnlyList<PlannedField>> types, SizedParent? parent)
    {
        OperationCost dearest = default;
        bool isConstant = true;
        var sums = new List<(OperationCost, IReadOnlyList<int>)>(types.Count);
        foreach (IReadOnlyList<PlannedField> fields in types)
        {
            OperationCost constant = default;
            var steps = new List<int>();
            foreach (PlannedField field in fields)
            {
                CostTerm term = CompileField(field, parent);
                constant += term.Constant;
                if (!term.IsConstant)
                {
                    steps.Add(term.Step);
                }
            }

            isConstant &= steps.Count == 0;
            dearest = OperationCost.Max(dearest, constant);
            sums.Add((constant, steps));
        }

        return isConstant ? CostTerm.Of(dearest) : Add(new SelectionCostStep { Types = sums });
    }

    private CostTerm CompileField(PlannedField field, SizedParent? parent)
    {
        FieldDefinition definition = field.Definition;

        // Introspection has limits of its own: the schema does not grow with the data.
        if (definition.Name.StartsWith("__", StringComparison.Ordinal))
        {
            return CostTerm.Of(default);
        }

        ListSizeDirective? list = FindListSize(definition);
        CostSize? size = list is null ? null : SizeOf(field, list);
        SizedParent? sized = list is { SizedFields.Count: > 0 } && size is not null
            ? new SizedParent(list, size)
            : null;
        var inputs = new List<int>();
        double weight = WeightOf(definition) + WeightOfArguments(field, inputs);
        return Add(new FieldCostStep
        {
            Weight = weight,
            Inputs = inputs,
            TypeWeight = TypeWeightOf(definition.Type.Named),
            Size = SizeOf(definition, sized is null ? size : null, parent),
            Selection = field.Selections is { } selections
                ? CompileSelection(selections, sized)
                : CostTerm.Of(default),
        });
    }

    private double WeightOf(FieldDefinition field) => CostDirective.FindWeight(field.AppliedDirectives)
        ?? (field.Resolver is not null || field.Fetcher is not null ? _options.DefaultResolverCost
            : field.Type.IsCompositeType || field.Type.NullableType is ListType ? 1 : 0);

    private double WeightOfArguments(PlannedField field, List<int> inputs)
    {
        double weight = 0;
        foreach (ArgumentNode argument in field.Nodes[0].Arguments)
        {
            if (field.Definition.FindArgument(argument.Name.Value) is { } definition
                && argument.Value is not NullValueNode)
            {
                weight += InputWeights.Of(definition) + InputWeights.Of(
                    argument.Value, definition.Type.Named, (name, type) => inputs.Add(IndexOf(name, type)));
            }
        }

        return weight;
    }

    private static double TypeWeightOf(NamedType type) =>
        CostDirective.FindWeight(type.AppliedDirectives) ?? (type.IsCompositeType ? 1 : 0);

    private int IndexOf(string variable, InputObjectType type)
    {
        if (!_inputIndexes.TryGetValue((variable, type), out int index))
        {
            ValueNode? value = _operation.VariableDefinitions
                .FirstOrDefault(definition => definition.Variable.Name.Value == variable)?.DefaultValue;
            index = _inputs.Count;
            _inputs.Add(new VariableInput(
                variable, type, value is null ? 0 : InputWeights.Of(value, type, static (_, _) => { })));
            _inputIndexes.Add((variable, type), index);
        }

        return index;
    }

    private CostTerm Add(FieldCostStep step) =>
        step.IsConstant ? CostTerm.Of(step.EvaluateConstant()) : Add((CostStep)step);

    private CostTerm Add(CostStep step)
    {
        _steps.Add(step);
        return new CostTerm(default, _steps.Count - 1);
    }
}
