using System.Reflection;
using GraphTenancy.GraphQL.Engine.Execution;
using GraphTenancy.GraphQL.Engine.Language;
using GraphTenancy.GraphQL.Engine.Types.Scalars;

namespace GraphTenancy.GraphQL.Engine.Types.Configuration;

/// <summary>A field while the schema is being built.</summary>
public sealed class FieldConfiguration
{
    /// <summary>The name.</summary>
    public required string Name { get; set; }

    /// <summary>The type.</summary>
    public required TypeReference Type { get; set; }

    /// <summary>The description.</summary>
    public string? Description { get; set; }

    /// <summary>Why it is deprecated.</summary>
    public string? DeprecationReason { get; set; }

    /// <summary>The arguments in schema order.</summary>
    public List<InputValueConfiguration> Arguments { get; } = [];

    /// <summary>See <see cref="FieldDefinition.Resolver"/>.</summary>
    public FieldResolver? Resolver { get; set; }

    /// <summary>See <see cref="FieldDefinition.PureResolver"/>.</summary>
    public PureFieldResolver? PureResolver { get; set; }

    /// <summary>See <see cref="FieldDefinition.DirectWriter"/>.</summary>
    public DirectFieldWriter? DirectWriter { get; set; }

    /// <summary>
    /// Makes <see cref="DirectWriter"/> for the finished type of the field; null when there is none to be made.
    /// </summary>
    internal Func<GraphQLType, DirectFieldWriter?>? DirectWriterOf { get; private set; }

    /// <summary>See <see cref="FieldDefinition.Fetcher"/>.</summary>
    public FieldFetcher? Fetcher { get; set; }

    /// <summary>See <see cref="FieldDefinition.IsComputed"/>.</summary>
    public bool IsComputed { get; set; }

    /// <summary>See <see cref="FieldDefinition.ParentRequires"/>.</summary>
    public string? ParentRequires { get; set; }

    /// <summary>See <see cref="FieldDefinition.Subscriber"/>.</summary>
    public FieldSubscriber? Subscriber { get; set; }

    /// <summary>
    /// See <see cref="FieldDefinition.Authorization"/>; shown as <c>@authorize</c>. What <c>@authorize</c> among
    /// <see cref="Directives"/> asks for is added.
    /// </summary>
    public List<AuthorizationRequirement> Authorization { get; } = [];

    /// <summary>See <see cref="FieldDefinition.AllowsAnonymous"/>; shown as <c>@allowAnonymous</c>.</summary>
    public bool AllowsAnonymous { get; set; }

    /// <summary>The property or method that it was read from; null for a field made in code.</summary>
    public MemberInfo? Member { get; set; }

    /// <summary>Directives applied in the schema.</summary>
    public List<AppliedDirective> Directives { get; } = [];

    /// <summary>What extensions keep with the finished field.</summary>
    public Dictionary<string, object?> Features { get; } = new(StringComparer.Ordinal);

    /// <summary>
    /// Takes the value from the parent at once, as <see cref="PureResolver"/> does. A value of the C# type that the
    /// field's scalar stands for reaches the response without an object made for it.
    /// </summary>
    public FieldConfiguration ResolveFrom<TParent, TValue>(Func<TParent, TValue> value)
    {
        PureResolver = parent => value((TParent)parent);
        DirectWriterOf = type => DirectWriting.Find<TValue>(type) is { } write ? WriteDirectly(value, write) : null;
        return this;
    }

    private static DirectFieldWriter WriteDirectly<TParent, TValue>(
        Func<TParent, TValue> value, Action<TValue, ResultWriter> write) => (parent, writer) =>
        {
            TValue result = value((TParent)parent);
            // The order matters: asked whether it is null, a value would be boxed where code is not optimized.
            if (!typeof(TValue).IsValueType && result is null)
            {
                return false;
            }

            write(result, writer);
            return true;
        };
}

/// <summary>An argument or input field while the schema is being built.</summary>
public sealed class InputValueConfiguration
{
    /// <summary>The name.</summary>
    public required string Name { get; set; }

    /// <summary>The type.</summary>
    public required TypeReference Type { get; set; }

    /// <summary>The description.</summary>
    public string? Description { get; set; }

    /// <summary>Why it is deprecated.</summary>
    public string? DeprecationReason { get; set; }

    /// <summary>The default as a literal; null when there is none.</summary>
    public ValueNode? DefaultValue { get; set; }

    /// <summary>See <see cref="InputValueDefinition.Formatter"/>.</summary>
    public Func<object?, object?>? Formatter { get; set; }

    /// <summary>The parameter or property that it was read from.</summary>
    public ICustomAttributeProvider? Member { get; set; }

    /// <summary>Directives applied in the schema.</summary>
    public List<AppliedDirective> Directives { get; } = [];

    /// <summary>What extensions keep with it.</summary>
    public Dictionary<string, object?> Features { get; } = new(StringComparer.Ordinal);
}
