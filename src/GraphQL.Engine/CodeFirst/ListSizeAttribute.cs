using GraphTenancy.GraphQL.Engine.Types.Costs;

namespace GraphTenancy.GraphQL.Engine.CodeFirst;

/// <summary>
/// How long the list of a field can be, or which of its arguments says it; shown in the schema as <c>@listSize</c>.
/// </summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Property, Inherited = false)]
public sealed class ListSizeAttribute : Attribute
{
    private const int NotSet = -1;

    /// <summary>The most items there can be where no argument says it; from 0.</summary>
    public int AssumedSize { get; init; } = NotSet;

    /// <summary>Arguments whose value, a number or the length of a list, is the size; the largest counts.</summary>
    public string[] SlicingArguments { get; init; } = [];

    /// <summary>The size when none of them is given; from 0.</summary>
    public int SlicingArgumentDefaultValue { get; init; } = NotSet;

    /// <summary>The fields below that have the size; without them the field itself is the list.</summary>
    public string[] SizedFields { get; init; } = [];

    /// <summary>
    /// Whether an operation must give exactly one of the slicing arguments. Off unless set, as an operation that gives
    /// none still has a size.
    /// </summary>
    public bool RequireOneSlicingArgument { get; init; }

    internal ListSizeDirective ToDirective() => new()
    {
        AssumedSize = AssumedSize < 0 ? null : AssumedSize,
        SlicingArguments = SlicingArguments,
        SlicingArgumentDefaultValue = SlicingArgumentDefaultValue < 0 ? null : SlicingArgumentDefaultValue,
        SizedFields = SizedFields,
        RequireOneSlicingArgument = RequireOneSlicingArgument,
    };
}
