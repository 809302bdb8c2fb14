using GraphTenancy.GraphQL.Engine.Types.Configuration;

namespace GraphTenancy.GraphQL.Engine.CodeFirst.Reading;

/// <summary>
/// What is still to be done to a field that was read: conventions, then the attributes of its member.
/// </summary>
internal sealed record FieldShaping
{
    /// <summary>The field.</summary>
    public required FieldConfiguration Field { get; init; }

    /// <summary>The type that has it.</summary>
    public required ObjectTypeConfiguration Parent { get; init; }

    /// <summary>What conventions look at; <see langword="null"/>: they are not asked.</summary>
    public required Type? ReturnType { get; init; }

    /// <summary>The attributes, in the order in which they stand.</summary>
    public required IEnumerable<FieldDescriptorAttribute> Attributes { get; init; }

    /// <summary>What follows; <see langword="null"/>: nothing.</summary>
    public Action? Finish { get; init; }
}
