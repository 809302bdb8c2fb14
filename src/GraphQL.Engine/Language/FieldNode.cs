namespace GraphTenancy.GraphQL.Engine.Language;

/// <summary>A field.</summary>
/// <remarks>
/// https://spec.graphql.org/September2025/#Field. The benchmark <c>engine</c>: most nodes of a document are fields, so
/// their names are kept without the padding of two structures.
/// </remarks>
public sealed record FieldNode(
    NameNode? Alias,
    NameNode Name,
    IReadOnlyList<ArgumentNode> Arguments,
    IReadOnlyList<DirectiveNode> Directives,
    SelectionSetNode? SelectionSet,
    Location Location) : SelectionNode(Directives, Location)
{
    private readonly string? _alias = Alias?.Value;
    private readonly string _name = Name.Value;
    private readonly int _aliasStart = Alias.GetValueOrDefault().Start;
    private readonly int _nameStart = Name.Start;

    /// <summary>The response name, where it is not the name of the field.</summary>
    public NameNode? Alias
    {
        get => _alias is null ? null : new NameNode(_alias, _aliasStart);
        init => (_alias, _aliasStart) = (value?.Value, value.GetValueOrDefault().Start);
    }

    /// <summary>The name of the field.</summary>
    public NameNode Name
    {
        get => new(_name, _nameStart);
        init => (_name, _nameStart) = (value.Value, value.Start);
    }
}
