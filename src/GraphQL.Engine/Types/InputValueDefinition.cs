using GraphTenancy.GraphQL.Engine.Language;
using GraphTenancy.GraphQL.Engine.Types.Coercion;

namespace GraphTenancy.GraphQL.Engine.Types;

/// <summary>An argument or an input field.</summary>
public sealed class InputValueDefinition
{
    private Coerced? _default;

    /// <summary>The name.</summary>
    public required string Name { get; init; }

    /// <summary>The description.</summary>
    public string? Description { get; init; }

    /// <summary>The type, always an input type.</summary>
    public required GraphQLType Type { get; init; }

    /// <summary>
    /// The default as a literal; <see langword="null"/> when there is none (a default of null is a
    /// <see cref="NullValueNode"/>).
    /// </summary>
    public ValueNode? DefaultValue { get; init; }

    /// <summary>Why it is deprecated; <see langword="null"/> when it is not.</summary>
    public string? DeprecationReason { get; init; }

    /// <summary>Whether a value must be given: non-null and without a default.</summary>
    public bool IsRequired => Type.IsNonNull && DefaultValue is null;

    /// <summary>
    /// Maps the coerced value further (such as a global id to its key); <see langword="null"/> leaves it.
    /// </summary>
    public Func<object?, object?>? Formatter { get; init; }

    /// <summary>Directives applied in the schema.</summary>
    public IReadOnlyList<AppliedDirective> AppliedDirectives { get; init; } = [];

    /// <summary>What extensions of the engine keep with it.</summary>
    public IReadOnlyDictionary<string, object?> Features { get; init; } =
        System.Collections.ObjectModel.ReadOnlyDictionary<string, object?>.Empty;

    /// <summary>Finds an argument or input field by its name.</summary>
    internal static InputValueDefinition? Find(IReadOnlyList<InputValueDefinition> definitions, string name)
    {
        foreach (InputValueDefinition definition in definitions.AsSpan())
        {
            if (definition.Name == name)
            {
                return definition;
            }
        }

        return null;
    }

    /// <summary>The run-time value of the default, formatted; made once, because the literal never changes.</summary>
    /// <exception cref="CoercionException">The literal does not belong to the type; a built schema has none
    /// such.</exception>
    internal object? CoerceDefault()
    {
        // Two threads may both make it; either value serves.
        _default ??= new Coerced(Format(LiteralCoercion.Coerce(
            DefaultValue ?? throw new InvalidOperationException($"{Name} has no default."), Type, variables: null)));
        return _default.Value;
    }

    /// <summary>Applies <see cref="Formatter"/>.</summary>
    internal object? Format(object? value) => value is null || Formatter is null ? value : Formatter(value);

    private sealed record Coerced(object? Value);
}
