using GraphTenancy.GraphQL.Engine.Execution;

namespace GraphTenancy.GraphQL.Engine.Types;

/// <summary>A field of an object type or interface.</summary>
/// <remarks>
/// A field of an object type has exactly one source of values: <see cref="DirectWriter"/> and
/// <see cref="PureResolver"/> (synchronous, no services), <see cref="Resolver"/>, or <see cref="Fetcher"/>.
/// </remarks>
public sealed class FieldDefinition
{
    private Dictionary<string, InputValueDefinition>? _argumentsByName;

    /// <summary>The name.</summary>
    public required string Name { get; init; }

    /// <summary>The description.</summary>
    public string? Description { get; init; }

    /// <summary>The type, always an output type.</summary>
    public required GraphQLType Type { get; init; }

    /// <summary>The arguments in schema order.</summary>
    public IReadOnlyList<InputValueDefinition> Arguments { get; init; } = [];

    /// <summary>Why it is deprecated; <see langword="null"/> when it is not.</summary>
    public string? DeprecationReason { get; init; }

    /// <summary>May wait for I/O; runs in parallel with its siblings in a query.</summary>
    public FieldResolver? Resolver { get; init; }

    /// <summary>
    /// Takes the value from the parent at once: a property, or a computation on it without arguments.
    /// </summary>
    public PureFieldResolver? PureResolver { get; init; }

    /// <summary>
    /// Writes a leaf from the parent without boxing; set beside <see cref="PureResolver"/> where it can.
    /// </summary>
    public DirectFieldWriter? DirectWriter { get; init; }

    /// <summary>Answers the field with its whole selection at once, such as by SQL.</summary>
    public FieldFetcher? Fetcher { get; init; }

    /// <summary>
    /// Whether its own resolver answers it although a <see cref="FieldFetcher"/> answers the object that has it. The
    /// fetcher then leaves a mark in its place and gives the resolver its parent; see <see cref="FetchMarks"/>.
    /// </summary>
    public bool IsComputed { get; init; }

    /// <summary>
    /// What the resolver needs of its parent, as C# property names in the form of a selection:
    /// <c>Status Customer { Name }</c>. Empty: nothing; <see langword="null"/>: whatever the parent has.
    /// </summary>
    public string? ParentRequires { get; init; }

    /// <summary>Makes the source stream of a field of the subscription root type; null for any other field.</summary>
    public FieldSubscriber? Subscriber { get; init; }

    /// <summary>
    /// What the field itself asks of the caller; all must hold, and are checked before any resolver of the operation
    /// runs. Empty: nothing, beside what its types ask for.
    /// </summary>
    public IReadOnlyList<AuthorizationRequirement> Authorization { get; init; } = [];

    /// <summary>Whether what the type that has the field asks of the caller does not count for this field.</summary>
    public bool AllowsAnonymous { get; init; }

    /// <summary>Directives applied in the schema.</summary>
    public IReadOnlyList<AppliedDirective> AppliedDirectives { get; init; } = [];

    /// <summary>What extensions of the engine keep with it.</summary>
    public IReadOnlyDictionary<string, object?> Features { get; init; } =
        System.Collections.ObjectModel.ReadOnlyDictionary<string, object?>.Empty;

    /// <summary>Finds an argument.</summary>
    public InputValueDefinition? FindArgument(string name)
    {
        _argumentsByName ??= Arguments.ToDictionary(static argument => argument.Name, StringComparer.Ordinal);
        return _argumentsByName.GetValueOrDefault(name);
    }
}
