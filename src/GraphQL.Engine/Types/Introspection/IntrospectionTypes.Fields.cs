using GraphTenancy.GraphQL.Engine.Execution;
using GraphTenancy.GraphQL.Engine.Language;
using GraphTenancy.GraphQL.Engine.Types.Scalars;

namespace GraphTenancy.GraphQL.Engine.Types.Introspection;

/// <content>The fields and how they are answered.</content>
internal static partial class IntrospectionTypes
{
    /// <summary>The names of the places where directives may stand.</summary>
    public static IEnumerable<string> DirectiveLocations =>
        DirectiveLocation.Values.Select(static value => value.Name);

    private static List<FieldDefinition> SchemaFields() =>
    [
        Field<Schema>("description", BuiltInScalars.String, static schema => schema.Description),
        Field<Schema>("types", ListOf(TypeType), static schema => schema.Types),
        Field<Schema>("queryType", new NonNullType(TypeType), static schema => schema.QueryType),
        Field<Schema>("mutationType", TypeType, static schema => schema.MutationType),
        Field<Schema>("subscriptionType", TypeType, static schema => schema.SubscriptionType),
        DeprecatableField<Schema, DirectiveDefinition>(
            "directives",
            ListOf(DirectiveType),
            static schema => schema.Directives,
            static directive => directive.DeprecationReason),
    ];

    private static List<FieldDefinition> TypeFields() =>
    [
        Field<GraphQLType>("kind", new NonNullType(TypeKind), KindOf),
        Field<GraphQLType>("name", BuiltInScalars.String, static type => (type as NamedType)?.Name),
        Field<GraphQLType>("description", BuiltInScalars.String, static type => (type as NamedType)?.Description),
        Field<GraphQLType>(
            "specifiedByURL", BuiltInScalars.String, static type => (type as ScalarType)?.SpecifiedByUrl),
        DeprecatableField<GraphQLType, FieldDefinition>(
            "fields",
            new ListType(new NonNullType(FieldType)),
            static type => (type as FieldsType)?.Fields,
            static field => field.DeprecationReason),
        Field<GraphQLType>(
            "interfaces", new ListType(new NonNullType(TypeType)), static type => (type as FieldsType)?.Interfaces),
        new FieldDefinition
        {
            Name = "possibleTypes",
            Type = new ListType(new NonNullType(TypeType)),
            Resolver = static context => new ValueTask<object?>(context.Parent is InterfaceType or UnionType
                ? context.Schema.PossibleTypes((NamedType)context.Parent)
                : null),
        },
        DeprecatableField<GraphQLType, EnumValue>(
            "enumValues",
            new ListType(new NonNullType(EnumValueType)),
            static type => (type as EnumType)?.Values,
            static value => value.DeprecationReason),
        DeprecatableField<GraphQLType, InputValueDefinition>(
            "inputFields",
            new ListType(new NonNullType(InputValueType)),
            static type => (type as InputObjectType)?.Fields,
            static field => field.DeprecationReason),
        Field<GraphQLType>("ofType", TypeType, static type => type switch
        {
            NonNullType nonNull => nonNull.NullableType,
            ListType list => list.ItemType,
            _ => null,
        }),
        Field<GraphQLType>(
            "isOneOf", BuiltInScalars.Boolean, static type => type is InputObjectType input ? input.IsOneOf : null),
    ];

    private static List<FieldDefinition> FieldFields() =>
    [
        Field<FieldDefinition>("name", NonNullString, static field => field.Name),
        Field<FieldDefinition>("description", BuiltInScalars.String, static field => field.Description),
        DeprecatableField<FieldDefinition, InputValueDefinition>(
            "args",
            ListOf(InputValueType),
            static field => field.Arguments,
            static argument => argument.DeprecationReason),
        Field<FieldDefinition>("type", new NonNullType(TypeType), static field => field.Type),
        Field<FieldDefinition>("isDeprecated", NonNullBoolean, static field => field.DeprecationReason is not null),
        Field<FieldDefinition>("deprecationReason", BuiltInScalars.String, static field => field.DeprecationReason),
    ];

    private static List<FieldDefinition> InputValueFields() =>
    [
        Field<InputValueDefinition>("name", NonNullString, static input => input.Name),
        Field<InputValueDefinition>("description", BuiltInScalars.String, static input => input.Description),
        Field<InputValueDefinition>("type", new NonNullType(TypeType), static input => input.Type),
        Field<InputValueDefinition>(
            "defaultValue",
            BuiltInScalars.String,
            static input => input.DefaultValue is null ? null : SyntaxPrinter.Print(input.DefaultValue)),
        Field<InputValueDefinition>(
            "isDeprecated", NonNullBoolean, static input => input.DeprecationReason is not null),
        Field<InputValueDefinition>(
            "deprecationReason", BuiltInScalars.String, static input => input.DeprecationReason),
    ];

    private static List<FieldDefinition> EnumValueFields() =>
    [
        Field<EnumValue>("name", NonNullString, static value => value.Name),
        Field<EnumValue>("description", BuiltInScalars.String, static value => value.Description),
        Field<EnumValue>("isDeprecated", NonNullBoolean, static value => value.DeprecationReason is not null),
        Field<EnumValue>("deprecationReason", BuiltInScalars.String, static value => value.DeprecationReason),
    ];

    private static List<FieldDefinition> DirectiveFields() =>
    [
        Field<DirectiveDefinition>("name", NonNullString, static directive => directive.Name),
        Field<DirectiveDefinition>("description", BuiltInScalars.String, static directive => directive.Description),
        Field<DirectiveDefinition>("isRepeatable", NonNullBoolean, static directive => directive.IsRepeatable),
        Field<DirectiveDefinition>("locations", ListOf(DirectiveLocation), static directive => directive.Locations),
        DeprecatableField<DirectiveDefinition, InputValueDefinition>(
            "args",
            ListOf(InputValueType),
            static directive => directive.Arguments,
            static argument => argument.DeprecationReason),
        Field<DirectiveDefinition>(
            "isDeprecated", NonNullBoolean, static directive => directive.DeprecationReason is not null),
        Field<DirectiveDefinition>(
            "deprecationReason", BuiltInScalars.String, static directive => directive.DeprecationReason),
    ];

    private static FieldDefinition Field<TParent>(string name, GraphQLType type, Func<TParent, object?> read) => new()
    {
        Name = name,
        Type = type,
        PureResolver = parent => read((TParent)parent),
    };

    // A list that leaves deprecated elements out unless they are asked for.
    private static FieldDefinition DeprecatableField<TParent, TItem>(
        string name,
        GraphQLType type,
        Func<TParent, IReadOnlyList<TItem>?> read,
        Func<TItem, string?> reasonOf) => new()
        {
            Name = name,
            Type = type,
            Arguments = [IncludeDeprecated()],
            Resolver = context => new ValueTask<object?>(Select(context, read, reasonOf)),
        };

    private static IReadOnlyList<TItem>? Select<TParent, TItem>(
        IResolverContext context, Func<TParent, IReadOnlyList<TItem>?> read, Func<TItem, string?> reasonOf)
    {
        // Introspection fields always have the parent that their type's resolvers return.
        IReadOnlyList<TItem>? items = read((TParent)context.Parent!);
        return items is null || context.ArgumentValue<bool?>("includeDeprecated") == true
            ? items
            : [.. items.Where(item => reasonOf(item) is null)];
    }

    private static string KindOf(GraphQLType type) => type switch
    {
        ScalarType => "SCALAR",
        ObjectType => "OBJECT",
        InterfaceType => "INTERFACE",
        UnionType => "UNION",
        EnumType => "ENUM",
        InputObjectType => "INPUT_OBJECT",
        ListType => "LIST",
        _ => "NON_NULL",
    };
}
