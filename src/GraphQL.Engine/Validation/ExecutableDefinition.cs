using System.Runtime.InteropServices;
using GraphTenancy.GraphQL.Engine.Language;
using GraphTenancy.GraphQL.Engine.Types;

namespace GraphTenancy.GraphQL.Engine.Validation;

/// <summary>
/// An operation or fragment, and what the walk noted of it. Rules that look through fragments work on these
/// notes after the walk, so that no fragment is walked twice.
/// </summary>
internal sealed class ExecutableDefinition
{
    private static readonly Dictionary<FieldDefinition, int> NoAliases = [];

    // Made when there is something to note: most definitions have no variables and no aliases.
    private Dictionary<(string, GraphQLType?, bool, InputObjectType?), VariableUsage>? _usages;
    private Dictionary<FieldDefinition, int>? _aliasCounts;

    public ExecutableDefinition(OperationDefinitionNode operation, int number)
    {
        Number = number;
        Node = operation;
        Operation = operation;
    }

    public ExecutableDefinition(FragmentDefinitionNode fragment, int number)
    {
        Number = number;
        Node = fragment;
        Fragment = fragment;
    }

    /// <summary>Its place among the operations and fragments of the document, from 0.</summary>
    public int Number { get; }

    public ExecutableDefinitionNode Node { get; }

    /// <summary>Set when this is an operation.</summary>
    public OperationDefinitionNode? Operation { get; }

    /// <summary>Set when this is a fragment.</summary>
    public FragmentDefinitionNode? Fragment { get; }

    public SelectionSetNode SelectionSet => Operation?.SelectionSet ?? Fragment!.SelectionSet;

    /// <summary>The fragments spread directly, once for each spread, in document order.</summary>
    public List<SpreadUsage> Spreads { get; } = [];

    /// <summary>The variables used directly.</summary>
    public IReadOnlyCollection<VariableUsage> VariableUsages => _usages is null ? [] : _usages.Values;

    /// <summary>The variables of an operation by name; the last of each name.</summary>
    public Dictionary<string, DefinedVariable> Variables { get; } = new(StringComparer.Ordinal);

    /// <summary>Fields selected directly.</summary>
    public int FieldCount { get; set; }

    /// <summary>The deepest field selected directly, from 1; fields of introspection do not count.</summary>
    public int FieldDepth { get; set; }

    /// <summary>Where the deepest field stands.</summary>
    public FieldNode? DeepestField { get; set; }

    /// <summary>How often any field is selected directly under an alias.</summary>
    public int AliasTotal { get; private set; }

    /// <summary>How often each field is selected directly under an alias.</summary>
    public IReadOnlyDictionary<FieldDefinition, int> AliasCounts => _aliasCounts ?? NoAliases;

    /// <summary>
    /// The number of the last graph search that came by; saves a set of visited fragments for each search.
    /// </summary>
    public int Mark { get; set; }

    /// <summary>Notes that a field is selected under an alias.</summary>
    public void AddAlias(FieldDefinition field)
    {
        AliasTotal++;
        CollectionsMarshal.GetValueRefOrAddDefault(_aliasCounts ??= [], field, out _)++;
    }

    /// <summary>
    /// Notes a variable; equal usages share an entry, so that each is judged once for each operation.
    /// </summary>
    public void AddVariableUsage(VariableNode node, GraphQLType? type, bool hasDefault, InputObjectType? parentType)
    {
        (string, GraphQLType?, bool, InputObjectType?) key = (node.Name.Value, type, hasDefault, parentType);
        _usages ??= [];
        if (!_usages.TryGetValue(key, out VariableUsage? usage))
        {
            usage = new VariableUsage(node.Name.Value, type, hasDefault, parentType);
            _usages.Add(key, usage);
        }

        usage.Nodes.Add(node);
    }
}
