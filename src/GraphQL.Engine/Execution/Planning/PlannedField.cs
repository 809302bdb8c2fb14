using GraphTenancy.GraphQL.Engine.Language;
using GraphTenancy.GraphQL.Engine.Types;

namespace GraphTenancy.GraphQL.Engine.Execution.Planning;

/// <summary>A field of an operation after field collection: all nodes of one response name, merged.</summary>
/// <remarks>https://spec.graphql.org/September2025/#sec-Field-Collection</remarks>
public sealed class PlannedField
{
    /// <summary>The alias or the field's name.</summary>
    public required string ResponseName { get; init; }

    /// <summary>The response name as a JSON property with quotes and colon, in UTF-8.</summary>
    public required byte[] PropertyUtf8 { get; init; }

    /// <summary>The definition.</summary>
    public required FieldDefinition Definition { get; init; }

    /// <summary>The object type that has the field.</summary>
    public required ObjectType ParentType { get; init; }

    /// <summary>The nodes in document order; the first gives arguments and the error location.</summary>
    public required IReadOnlyList<FieldNode> Nodes { get; init; }

    /// <summary>When the field takes part; <see cref="FieldCondition.Always"/> where no directive decides.</summary>
    public required FieldCondition Condition { get; init; }

    /// <summary>The arguments, coerced once where they are constant.</summary>
    public required PlannedArguments Arguments { get; init; }

    /// <summary>The selections by possible object type; <see langword="null"/> for a leaf.</summary>
    public SelectionPlan? Selections { get; init; }

    /// <summary>The planned fetch; <see langword="null"/> for a field with a resolver.</summary>
    public FetchPlan? Fetch { get; internal set; }
}
