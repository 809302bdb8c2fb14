using GraphTenancy.GraphQL.Engine.Errors;
using GraphTenancy.GraphQL.Engine.Language;
using GraphTenancy.GraphQL.Engine.Types;

namespace GraphTenancy.GraphQL.Engine.Execution.Planning;

/// <summary>A field of an operation after field collection: all nodes of one response name, merged.</summary>
/// <remarks>https://spec.graphql.org/September2025/#sec-Field-Collection</remarks>
public sealed class PlannedField
{
    private IReadOnlyList<SourceLocation>? _locations;

    /// <summary>The alias or the field's name.</summary>
    public required string ResponseName { get; init; }

    /// <summary>The response name as a JSON property with quotes and colon, in UTF-8.</summary>
    public required byte[] PropertyUtf8 { get; init; }

    /// <summary>The definition.</summary>
    public required FieldDefinition Definition { get; init; }

    /// <summary>The object type that has the field.</summary>
    public required ObjectType ParentType { get; init; }

    /// <summary>The nodes in document order; the first gives the arguments, all give the error locations.</summary>
    public required IReadOnlyList<FieldNode> Nodes { get; init; }

    /// <summary>When the field takes part; <see cref="FieldCondition.Always"/> where no directive decides.</summary>
    public required FieldCondition Condition { get; init; }

    /// <summary>The arguments, coerced once where they are constant.</summary>
    public required PlannedArguments Arguments { get; init; }

    /// <summary>The selections by possible object type; <see langword="null"/> for a leaf.</summary>
    public SelectionPlan? Selections { get; init; }

    /// <summary>The planned fetch; <see langword="null"/> for a field with a resolver.</summary>
    public FetchPlan? Fetch { get; internal set; }

    /// <summary>Whether code computes the field although a fetch answers the object that has it.</summary>
    public bool IsComputed { get; internal init; }

    /// <summary>Why the fetch could not be planned; the field's error in every request.</summary>
    internal GraphQLException? FetchFailure { get; set; }

    /// <summary>How the list is streamed; <see langword="null"/>: it is not.</summary>
    internal StreamUsage? Stream { get; init; }

    /// <summary>Whether it is the meta field <c>__typename</c>.</summary>
    internal bool IsTypeName => Definition.Name == "__typename";

    /// <summary>Whether the value and everything below comes from the parent at once.</summary>
    internal bool IsPure { get; init; }

    /// <summary>Whether the field, its types or a field below asks for authorization.</summary>
    internal bool IsGuarded { get; init; }

    /// <summary>Where the field stands in the document; found once, since that reads the document.</summary>
    internal IReadOnlyList<SourceLocation> Locations => _locations ??=
    [
        .. Nodes.Where(static node => node.Location.Source is not null)
            .Select(static node => node.Location.ToSourceLocation()),
    ];
}
