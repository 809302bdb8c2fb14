using GraphTenancy.GraphQL.Engine.Language;
using GraphTenancy.GraphQL.Engine.Types.Building;
using GraphTenancy.GraphQL.Engine.Types.Configuration;

namespace GraphTenancy.GraphQL.Engine.Types;

/// <summary>
/// Builds a <see cref="Schema"/> from configurations: resolves references, completes types, validates all.
/// </summary>
/// <remarks>The built-in scalars and directives, and the engine's own scalars, are added where they are used.</remarks>
public sealed class SchemaBuilder
{
    private readonly Dictionary<string, TypeConfiguration> _types = new(StringComparer.Ordinal);
    private readonly List<TypeConfiguration> _typesInOrder = [];
    private readonly List<DirectiveConfiguration> _directives = [];

    /// <summary>The description of the schema.</summary>
    public string? Description { get; set; }

    /// <summary>
    /// Names the GraphQL type of a CLR type, wrappers removed; the second argument tells whether it stands in an input
    /// position. It may add that type to the builder. <see langword="null"/> leaves the type to the built-in scalars
    /// and to the types that were added with that CLR type.
    /// </summary>
    public Func<Type, bool, string?>? ResolveClrType { get; set; }

    /// <summary>The types in the order in which they were added; grows while references are resolved.</summary>
    internal IReadOnlyList<TypeConfiguration> Types => _typesInOrder;

    /// <summary>The directives that were added.</summary>
    internal IReadOnlyList<DirectiveConfiguration> Directives => _directives;

    /// <summary>Directives applied to the schema itself.</summary>
    internal List<AppliedDirective> AppliedDirectives { get; } = [];

    /// <summary>
    /// The standard types that SDL defines: the schema has such a scalar also where nothing refers to it.
    /// </summary>
    internal HashSet<string> NamedScalars { get; } = new(StringComparer.Ordinal);

    /// <summary>
    /// What is wrong already, such as two definitions of one name in SDL; <see cref="Build"/> reports it.
    /// </summary>
    internal List<string> Errors { get; } = [];

    /// <summary>Whether the types come from SDL, whose directives are judged where they stand.</summary>
    internal bool IsFromSdl { get; private init; }

    /// <summary>
    /// Names of the root types by operation; null: <c>Query</c>, <c>Mutation</c>, <c>Subscription</c>.
    /// </summary>
    internal IReadOnlyDictionary<OperationType, string>? RootTypes { get; private set; }

    /// <summary>Reads type definitions, extensions, directives and the schema definition from SDL.</summary>
    /// <exception cref="Errors.GraphQLException">The text does not follow the grammar.</exception>
    public static SchemaBuilder FromSdl(string sdl) => FromSdl(new SourceText(sdl), ParserOptions.Default);

    /// <summary>Reads SDL within other limits than those for documents of clients.</summary>
    /// <exception cref="Errors.GraphQLException">The text does not follow the grammar.</exception>
    public static SchemaBuilder FromSdl(SourceText sdl, ParserOptions options)
    {
        var builder = new SchemaBuilder { IsFromSdl = true };
        new SdlReader(builder).Read(GraphQLParser.Parse(sdl, options));
        return builder;
    }

    /// <summary>Adds a type.</summary>
    /// <exception cref="InvalidOperationException">Another type has the name.</exception>
    public SchemaBuilder AddType(TypeConfiguration type)
    {
        if (!_types.TryAdd(type.Name, type))
        {
            throw new InvalidOperationException($"The schema has a type named {type.Name} already.");
        }

        _typesInOrder.Add(type);
        return this;
    }

    /// <summary>Finds a type that was added.</summary>
    public TypeConfiguration? FindType(string name) => _types.GetValueOrDefault(name);

    /// <summary>Adds a directive that the schema or its clients may apply.</summary>
    /// <exception cref="InvalidOperationException">Another directive has the name.</exception>
    public SchemaBuilder AddDirective(DirectiveConfiguration directive)
    {
        if (FindDirective(directive.Name) is not null)
        {
            throw new InvalidOperationException($"The schema has a directive named @{directive.Name} already.");
        }

        _directives.Add(directive);
        return this;
    }

    /// <summary>Finds a directive that was added.</summary>
    public DirectiveConfiguration? FindDirective(string name) =>
        _directives.Find(directive => string.Equals(directive.Name, name, StringComparison.Ordinal));

    /// <summary>
    /// Names the root types; <see langword="null"/>: the schema has no such operations. Without this call they are
    /// the types named <c>Query</c>, <c>Mutation</c> and <c>Subscription</c>, where these exist.
    /// </summary>
    public SchemaBuilder SetRootTypes(string query, string? mutation = null, string? subscription = null)
    {
        var roots = new Dictionary<OperationType, string> { [OperationType.Query] = query };
        if (mutation is not null)
        {
            roots.Add(OperationType.Mutation, mutation);
        }

        if (subscription is not null)
        {
            roots.Add(OperationType.Subscription, subscription);
        }

        return SetRootTypes(roots);
    }

    /// <summary>Builds and validates the schema.</summary>
    /// <exception cref="SchemaException">The schema breaks rules of the specification.</exception>
    public Schema Build()
    {
        var errors = new List<string>(Errors);
        if (errors.Count > 0)
        {
            // What SDL says wrongly, such as two types of one name, leaves no schema that could be judged.
            throw new SchemaException(errors);
        }

        Schema schema = new SchemaCompiler(this, errors).Compile();
        errors.AddRange(SchemaValidator.Validate(schema, IsFromSdl));
        return errors.Count == 0 ? schema : throw new SchemaException(errors);
    }

    /// <summary>Names the root types by operation.</summary>
    internal SchemaBuilder SetRootTypes(IReadOnlyDictionary<OperationType, string> roots)
    {
        RootTypes = roots;
        return this;
    }
}
