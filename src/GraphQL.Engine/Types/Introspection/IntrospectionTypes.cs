using GraphTenancy.GraphQL.Engine.Language;
using GraphTenancy.GraphQL.Engine.Types.Scalars;

namespace GraphTenancy.GraphQL.Engine.Types.Introspection;

/// <summary>The types and meta fields of introspection; they know no schema and are shared by all.</summary>
/// <remarks>https://spec.graphql.org/September2025/#sec-Schema-Introspection.Schema-Introspection-Schema</remarks>
internal static partial class IntrospectionTypes
{
    private static readonly NonNullType NonNullString = new(BuiltInScalars.String);
    private static readonly NonNullType NonNullBoolean = new(BuiltInScalars.Boolean);

    private static readonly ObjectType SchemaType = Object(
        "__Schema", "What the server can do: its types, its directives and where each kind of operation begins.");

    private static readonly ObjectType TypeType = Object(
        "__Type", "A type. Its `kind` says which of the fields have a value.");

    private static readonly ObjectType FieldType = Object("__Field", "A field of an object type or interface.");

    private static readonly ObjectType InputValueType = Object(
        "__InputValue", "An argument of a field or directive, or a field of an input object.");

    private static readonly ObjectType EnumValueType = Object("__EnumValue", "A value of an enum.");

    private static readonly ObjectType DirectiveType = Object("__Directive", "A directive that the server knows.");

    private static readonly EnumType TypeKind = MakeTypeKind();
    private static readonly EnumType DirectiveLocation = MakeDirectiveLocation();

    static IntrospectionTypes()
    {
        SchemaType.Fields = SchemaFields();
        TypeType.Fields = TypeFields();
        FieldType.Fields = FieldFields();
        InputValueType.Fields = InputValueFields();
        EnumValueType.Fields = EnumValueFields();
        DirectiveType.Fields = DirectiveFields();
    }

    /// <summary><c>__typename</c>; the executor writes its value.</summary>
    public static FieldDefinition TypeNameField { get; } = new()
    {
        Name = "__typename",
        Description = "The name of the object type at hand.",
        Type = NonNullString,
    };

    /// <summary><c>__schema</c> of the query type.</summary>
    public static FieldDefinition SchemaField { get; } = new()
    {
        Name = "__schema",
        Description = "What the server can do.",
        Type = new NonNullType(SchemaType),
        Resolver = static context => new ValueTask<object?>(context.Schema),
    };

    /// <summary><c>__type</c> of the query type.</summary>
    public static FieldDefinition TypeField { get; } = new()
    {
        Name = "__type",
        Description = "A type by its name.",
        Type = TypeType,
        Arguments = [new InputValueDefinition { Name = "name", Type = NonNullString }],
        Resolver = static context =>
            new ValueTask<object?>(context.Schema.FindType(context.ArgumentValue<string>("name") ?? string.Empty)),
    };

    /// <summary>The types, in the specification's order.</summary>
    public static IReadOnlyList<NamedType> All { get; } =
        [SchemaType, TypeType, TypeKind, FieldType, InputValueType, EnumValueType, DirectiveType, DirectiveLocation];

    private static ObjectType Object(string name, string description) =>
        new() { Name = name, Description = description };

    private static NonNullType ListOf(GraphQLType type) => new(new ListType(new NonNullType(type)));

    private static InputValueDefinition IncludeDeprecated() => new()
    {
        Name = "includeDeprecated",
        Type = NonNullBoolean,
        DefaultValue = new BooleanValueNode(Value: false, default),
    };

    private static EnumType MakeTypeKind() => Enum(
        "__TypeKind",
        "What kind of type a `__Type` is.",
        ("SCALAR", "A scalar. `specifiedByURL` may have a value."),
        ("OBJECT", "An object type. `fields` and `interfaces` have values."),
        ("INTERFACE", "An interface. `fields`, `interfaces` and `possibleTypes` have values."),
        ("UNION", "A union. `possibleTypes` has a value."),
        ("ENUM", "An enum. `enumValues` has a value."),
        ("INPUT_OBJECT", "An input object. `inputFields` and `isOneOf` have values."),
        ("LIST", "A list. `ofType` has a value."),
        ("NON_NULL", "A type without null. `ofType` has a value."));

    private static EnumType MakeDirectiveLocation() => Enum(
        "__DirectiveLocation",
        "Where a directive may stand.",
        ("QUERY", "A query."),
        ("MUTATION", "A mutation."),
        ("SUBSCRIPTION", "A subscription."),
        ("FIELD", "A field."),
        ("FRAGMENT_DEFINITION", "The definition of a fragment."),
        ("FRAGMENT_SPREAD", "The use of a named fragment."),
        ("INLINE_FRAGMENT", "An inline fragment."),
        ("VARIABLE_DEFINITION", "The declaration of a variable."),
        ("FRAGMENT_VARIABLE_DEFINITION", "The declaration of a variable of a fragment."),
        ("SCHEMA", "The schema definition."),
        ("SCALAR", "A scalar."),
        ("OBJECT", "An object type."),
        ("FIELD_DEFINITION", "A field of an object type or interface."),
        ("ARGUMENT_DEFINITION", "An argument."),
        ("INTERFACE", "An interface."),
        ("UNION", "A union."),
        ("ENUM", "An enum."),
        ("ENUM_VALUE", "A value of an enum."),
        ("INPUT_OBJECT", "An input object."),
        ("INPUT_FIELD_DEFINITION", "A field of an input object."),
        ("DIRECTIVE_DEFINITION", "The definition of a directive."));

    private static EnumType Enum(
        string name, string description, params (string Name, string Description)[] values) =>
        new()
        {
            Name = name,
            Description = description,
            Values = [.. values.Select(static value => new EnumValue
            {
                Name = value.Name,
                Value = value.Name,
                Description = value.Description,
            })],
        };
}
