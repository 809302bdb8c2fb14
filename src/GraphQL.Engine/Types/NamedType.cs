namespace GraphTenancy.GraphQL.Engine.Types;

/// <summary>
/// A type with a name. Its parts are filled in once, while the schema is built, and never change after.
/// </summary>
public abstract class NamedType : GraphQLType
{
    /// <summary>Makes a type that wraps no other.</summary>
    protected NamedType()
        : base(wrapped: null)
    {
    }

    /// <summary>The name, unique in the schema.</summary>
    public required string Name { get; init; }

    /// <summary>The description; <see langword="null"/> when there is none.</summary>
    public string? Description { get; init; }

    /// <summary>The CLR type behind it; <see langword="null"/> for an SDL-first type.</summary>
    public Type? ClrType { get; init; }

    /// <summary>Directives applied in the schema, for the printed SDL (such as <c>@authorize</c>).</summary>
    public IReadOnlyList<AppliedDirective> AppliedDirectives { get; internal set; } = [];

    /// <summary>
    /// What the type asks of callers who use its fields, or fields that return it; all must hold. Empty: nothing.
    /// </summary>
    public IReadOnlyList<AuthorizationRequirement> Authorization { get; internal set; } = [];

    /// <summary>What extensions of the engine keep with the type; empty when nothing.</summary>
    public IReadOnlyDictionary<string, object?> Features { get; internal set; } =
        System.Collections.ObjectModel.ReadOnlyDictionary<string, object?>.Empty;

    /// <inheritdoc/>
    public override string ToString() => Name;
}
