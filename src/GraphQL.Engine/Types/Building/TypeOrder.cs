namespace GraphTenancy.GraphQL.Engine.Types.Building;

/// <summary>
/// The order in which introspection names the types, as the reference implementation has it: each type that the schema
/// defines, followed by those that come into it by being referred to for the first time.
/// </summary>
internal sealed class TypeOrder
{
    private readonly List<NamedType> _order = [];
    private readonly HashSet<NamedType> _known;

    private TypeOrder(IEnumerable<NamedType> defined) => _known = [.. defined];

    /// <summary>Puts the types of a schema in order.</summary>
    /// <param name="defined">The types that the schema defines, in the order of their definitions.</param>
    /// <param name="roots">The root types.</param>
    /// <param name="directives">The directives.</param>
    /// <param name="introspection">The types of introspection.</param>
    /// <param name="all">All types; whatever nothing refers to comes last.</param>
    public static IReadOnlyList<NamedType> Of(
        IReadOnlyList<NamedType> defined,
        IEnumerable<NamedType?> roots,
        IEnumerable<DirectiveDefinition> directives,
        IReadOnlyList<NamedType> introspection,
        IEnumerable<NamedType> all)
    {
        var order = new TypeOrder(defined.Except(introspection));
        foreach (NamedType type in defined.Except(introspection))
        {
            order._order.Add(type);
            order.AddReferences(type);
        }

        foreach (NamedType? root in roots)
        {
            order.Add(root);
        }

        foreach (InputValueDefinition argument in directives.SelectMany(static directive => directive.Arguments))
        {
            order.Add(argument.Type);
        }

        foreach (NamedType type in introspection.Concat(all))
        {
            order.Add(type);
        }

        return order._order;
    }

    private void Add(GraphQLType? type)
    {
        if (type?.Named is { } named && _known.Add(named))
        {
            _order.Add(named);
            AddReferences(named);
        }
    }

    private void AddReferences(NamedType type)
    {
        IEnumerable<GraphQLType> references = type switch
        {
            UnionType union => union.Types,
            FieldsType model => model.Interfaces.Concat(model.Fields.SelectMany(static field =>
                field.Arguments.Select(static argument => argument.Type).Prepend(field.Type))),
            InputObjectType input => input.Fields.Select(static field => field.Type),
            _ => [],
        };
        foreach (GraphQLType reference in references)
        {
            Add(reference);
        }
    }
}
