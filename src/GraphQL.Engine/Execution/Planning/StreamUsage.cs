using GraphTenancy.GraphQL.Engine.Language;

namespace GraphTenancy.GraphQL.Engine.Execution.Planning;

/// <summary>How <c>@stream</c> delivers the list of a field.</summary>
internal sealed record StreamUsage
{
    /// <summary>The label; <see langword="null"/> when it has none.</summary>
    public required string? Label { get; init; }

    /// <summary>How many items come with the field: a literal or a variable; null: none.</summary>
    public required ValueNode? InitialCount { get; init; }

    /// <summary>
    /// The field as the later items see it: what was deferred around the list says nothing more inside of them.
    /// </summary>
    public required PlannedField ItemField { get; init; }

    /// <summary>How many items come with the field in a request with these variables.</summary>
    public long InitialCountOf(VariableValues variables) => InitialCount switch
    {
        IntValueNode literal => long.Parse(literal.Value, System.Globalization.CultureInfo.InvariantCulture),
        VariableNode variable when variables.Values.TryGetValue(variable.Name.Value, out object? value)
            && value is not null => Convert.ToInt64(value, System.Globalization.CultureInfo.InvariantCulture),
        _ => 0,
    };
}
