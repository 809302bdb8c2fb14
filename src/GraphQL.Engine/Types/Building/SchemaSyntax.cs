using GraphTenancy.GraphQL.Engine.Language;

namespace GraphTenancy.GraphQL.Engine.Types.Building;

/// <summary>Turns elements of a schema back into syntax.</summary>
/// <param name="isSorted">Whether interfaces, members and arguments are put in the order of their names.</param>
internal sealed class SchemaSyntax(bool isSorted)
{
    /// <summary>A type without its fields and values, but with its interfaces, members and directives.</summary>
    public TypeDefinitionNode Header(NamedType type)
    {
        StringValueNode? description = Description(type.Description);
        NameNode name = Name(type.Name);
        List<DirectiveNode> directives = [.. Applied(type.AppliedDirectives)];
        switch (type)
        {
            case ScalarType scalar:
                if (scalar.SpecifiedByUrl is { } url)
                {
                    directives.Add(Directive("specifiedBy", "url", url));
                }

                return new ScalarTypeDefinitionNode(description, name, directives, false, default);
            case ObjectType model:
                return new ObjectTypeDefinitionNode(
                    description, name, Names(model.Interfaces), directives, [], false, default);
            case InterfaceType contract:
                return new InterfaceTypeDefinitionNode(
                    description, name, Names(contract.Interfaces), directives, [], false, default);
            case UnionType union:
                return new UnionTypeDefinitionNode(description, name, directives, Names(union.Types), false, default);
            case EnumType:
                return new EnumTypeDefinitionNode(description, name, directives, [], false, default);
            default:
                if (type is InputObjectType { IsOneOf: true })
                {
                    directives.Add(new DirectiveNode(Name("oneOf"), [], default));
                }

                return new InputObjectTypeDefinitionNode(description, name, directives, [], false, default);
        }
    }

    /// <summary>The fields or values of a type, in the order in which they are printed.</summary>
    public IReadOnlyList<SyntaxNode> Members(NamedType type) => type switch
    {
        FieldsType model => [.. Ordered(model.Fields, static field => field.Name).Select(Field)],
        InputObjectType input => [.. Ordered(input.Fields, static field => field.Name).Select(Input)],
        EnumType set => [.. Ordered(set.Values, static value => value.Name).Select(Value)],
        _ => [],
    };

    /// <summary>A directive definition.</summary>
    public DirectiveDefinitionNode Directive(DirectiveDefinition directive) => new(
        Description(directive.Description),
        Name(directive.Name),
        Inputs(directive.Arguments),
        Directives(directive.AppliedDirectives, directive.DeprecationReason),
        directive.IsRepeatable,
        [.. Ordered(directive.Locations, static location => location).Select(Name)],
        false,
        default);

    /// <summary>The schema definition.</summary>
    public SchemaDefinitionNode Definition(Schema schema)
    {
        var roots = new List<OperationTypeDefinitionNode>();
        AddRoot(OperationType.Query, schema.QueryType);
        AddRoot(OperationType.Mutation, schema.MutationType);
        AddRoot(OperationType.Subscription, schema.SubscriptionType);
        return new SchemaDefinitionNode(
            Description(schema.Description), [.. Applied(schema.AppliedDirectives)], roots, false, default);

        void AddRoot(OperationType operation, ObjectType? type)
        {
            if (type is not null)
            {
                roots.Add(new OperationTypeDefinitionNode(operation, TypeSyntax.Named(type.Name), default));
            }
        }
    }

    /// <summary>Elements in schema order, or by name.</summary>
    public IEnumerable<T> Ordered<T>(IEnumerable<T> elements, Func<T, string> nameOf) =>
        isSorted ? elements.OrderBy(nameOf, NaturalOrder.Instance) : elements;

    private FieldDefinitionNode Field(FieldDefinition field) => new(
        Description(field.Description),
        Name(field.Name),
        Inputs(field.Arguments),
        Type(field.Type),
        Directives(field.AppliedDirectives, field.DeprecationReason),
        default);

    private List<InputValueDefinitionNode> Inputs(IReadOnlyList<InputValueDefinition> inputs) =>
        [.. Ordered(inputs, static input => input.Name).Select(Input)];

    private static InputValueDefinitionNode Input(InputValueDefinition input) => new(
        Description(input.Description),
        Name(input.Name),
        Type(input.Type),
        input.DefaultValue,
        Directives(input.AppliedDirectives, input.DeprecationReason),
        default);

    private static EnumValueDefinitionNode Value(EnumValue value) => new(
        Description(value.Description),
        Name(value.Name),
        Directives(value.AppliedDirectives, value.DeprecationReason),
        default);

    private List<NamedTypeNode> Names(IReadOnlyList<NamedType> types) =>
        [.. Ordered(types, static type => type.Name).Select(static type => TypeSyntax.Named(type.Name))];

    private static TypeNode Type(GraphQLType type) => type switch
    {
        NonNullType nonNull => new NonNullTypeNode(Type(nonNull.NullableType), default),
        ListType list => new ListTypeNode(Type(list.ItemType), default),
        _ => TypeSyntax.Named(type.Named.Name),
    };

    private static List<DirectiveNode> Directives(IReadOnlyList<AppliedDirective> applied, string? deprecationReason)
    {
        List<DirectiveNode> directives = [.. Applied(applied)];
        if (deprecationReason == BuiltInDirectives.DefaultDeprecationReason)
        {
            directives.Add(new DirectiveNode(Name("deprecated"), [], default));
        }
        else if (deprecationReason is not null)
        {
            directives.Add(Directive("deprecated", "reason", deprecationReason));
        }

        return directives;
    }

    private static IEnumerable<DirectiveNode> Applied(IReadOnlyList<AppliedDirective> applied) =>
        applied.Select(static directive => new DirectiveNode(
            Name(directive.Name),
            [.. directive.Arguments.Select(static pair => new ArgumentNode(Name(pair.Key), pair.Value, default))],
            default));

    private static DirectiveNode Directive(string name, string argument, string value) => new(
        Name(name),
        [new ArgumentNode(Name(argument), new StringValueNode(value, IsBlock: false, default), default)],
        default);

    // As a block string, which the printer falls back from where the text would not survive in one; and none where
    // control characters would stand in it unseen.
    private static StringValueNode? Description(string? text) => text is null
        ? null
        : new StringValueNode(
            text, !text.Any(static character => character is < '\u0010' and not ('\t' or '\n')), default);

    private static NameNode Name(string name) => new(name, default);
}
