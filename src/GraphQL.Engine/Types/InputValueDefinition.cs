using GraphTenancy.GraphQL.Engine.Language;

namespace GraphTenancy.GraphQL.Engine.Types;

/// <summary>An argument or an input field.</summary>
public sealed class InputValueDefinition
{
    /// <summary>The name.</summary>
    public required string Name { get; init; }

    /// <summary>The description.</summary>
    public string? Description { get; init; }

    /// <summary>The type, always an input type.</summary>
    public required GraphQLType Type { get; init; }

    /// <summary>The default as a literal; <see langword="null"/> when there is none (a default of null is a <see cref="NullValueNode"/>).</summary>
    public ValueNode? DefaultValue { get; init; }

    /// <summary>Why it is deprecated; <see langword="null"/> when it is not.</summary>
    public string? DeprecationReason { get; init; }

    /// <summary>Whether a value must be given: non-null and without a default.</summary>
    public bool IsRequired => Type.IsNonNull && DefaultValue is null;

    /// <summary>Maps the coerced value further (such as a global id to its key); <see langword="null"/> leaves it.</summary>
    public Func<object?, object?>? Formatter { get; init; }

    /// <summary>Directives applied in the schema.</summary>
    public IReadOnlyList<AppliedDirective> AppliedDirectives { get; init; } = [];

    /// <summary>What extensions of the engine keep with it.</summary>
    public IReadOnlyDictionary<string, object?> Features { get; init; } =
        System.Collections.ObjectModel.ReadOnlyDictionary<string, object?>.Empty;
}
