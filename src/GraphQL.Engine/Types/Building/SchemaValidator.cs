using GraphTenancy.GraphQL.Engine.Types.Introspection;

namespace GraphTenancy.GraphQL.Engine.Types.Building;

/// <summary>
/// Checks a whole schema by the sections "Type Validation" of the specification and finds all errors.
/// </summary>
/// <remarks>https://spec.graphql.org/September2025/#sec-Schema.Validation</remarks>
internal sealed partial class SchemaValidator
{
    private readonly Schema _schema;
    private readonly List<string> _errors = [];
    private bool _defaultsAreValid = true;

    // SdlDirectiveRules judges those in SDL, with its places and by the rules of graphql-js.
    private readonly bool _judgesApplied;

    private SchemaValidator(Schema schema, bool isFromSdl)
    {
        _schema = schema;
        _judgesApplied = !isFromSdl;
    }

    /// <summary>Returns one sentence per broken rule.</summary>
    public static IReadOnlyList<string> Validate(Schema schema, bool isFromSdl)
    {
        var validator = new SchemaValidator(schema, isFromSdl);
        validator.ValidateRootTypes();
        validator.ValidateDefaults();
        validator.ValidateDirectives();
        foreach (NamedType type in schema.Types.Except(IntrospectionTypes.All))
        {
            validator.ValidateType(type);
        }

        validator.ValidateApplied(schema.AppliedDirectives, "SCHEMA", "the schema");
        validator.ValidateInputObjectCycles();
        return validator._errors;
    }

    private void ValidateRootTypes()
    {
        ObjectType[] roots =
            [.. new[] { _schema.QueryType, _schema.MutationType, _schema.SubscriptionType }.OfType<ObjectType>()];
        foreach (ObjectType root in roots.Where((root, index) => Array.IndexOf(roots, root) != index).Distinct())
        {
            _errors.Add($"All root types must be different, \"{root.Name}\" type is used more than once.");
        }
    }

    private void ValidateName(string name, string element)
    {
        if (!NameSyntax.IsName(name))
        {
            _errors.Add(
                $"{element}: \"{name}\" is no name; names have letters, digits and underscores, no digit first.");
        }
        else if (NameSyntax.IsReserved(name))
        {
            _errors.Add(
                $"{element}: name \"{name}\" must not begin with \"__\", which is reserved by GraphQL introspection.");
        }
    }

    private void ValidateType(NamedType type)
    {
        ValidateName(type.Name, type.Name);
        ValidateApplied(type.AppliedDirectives, LocationOf(type), type.Name);
        switch (type)
        {
            case FieldsType model:
                ValidateFields(model);
                ValidateInterfaces(model);
                break;
            case UnionType { Types.Count: 0 }:
                _errors.Add($"Union type {type.Name} must define one or more member types.");
                break;
            case EnumType set:
                ValidateEnumValues(set);
                break;
            case InputObjectType input:
                ValidateInputFields(input);
                break;
        }
    }

    private void ValidateFields(FieldsType type)
    {
        if (type.Fields.Count == 0)
        {
            _errors.Add($"Type {type.Name} must define one or more fields.");
        }

        foreach (FieldDefinition field in type.Fields)
        {
            string coordinate = $"{type.Name}.{field.Name}";
            ValidateName(field.Name, coordinate);
            ValidateApplied(field.AppliedDirectives, "FIELD_DEFINITION", coordinate);
            if (!field.Type.IsOutputType)
            {
                _errors.Add($"The type of {coordinate} must be Output Type but got: {field.Type}.");
            }

            foreach (InputValueDefinition argument in field.Arguments)
            {
                ValidateInput(argument, $"{coordinate}({argument.Name}:)", "ARGUMENT_DEFINITION");
            }
        }
    }

    private void ValidateInput(InputValueDefinition input, string coordinate, string location)
    {
        ValidateName(input.Name, coordinate);
        ValidateApplied(input.AppliedDirectives, location, coordinate);
        if (!input.Type.IsInputType)
        {
            _errors.Add($"The type of {coordinate} must be Input Type but got: {input.Type}.");
        }

        if (input is { IsRequired: true, DeprecationReason: not null })
        {
            string kind = location == "ARGUMENT_DEFINITION" ? "argument" : "input field";
            _errors.Add($"Required {kind} {coordinate} cannot be deprecated.");
        }
    }

    private void ValidateEnumValues(EnumType type)
    {
        if (type.Values.Count == 0)
        {
            _errors.Add($"Enum type {type.Name} must define one or more values.");
        }

        foreach (EnumValue value in type.Values)
        {
            string coordinate = $"{type.Name}.{value.Name}";
            ValidateName(value.Name, coordinate);
            ValidateApplied(value.AppliedDirectives, "ENUM_VALUE", coordinate);
            if (value.Name is "true" or "false" or "null")
            {
                _errors.Add($"Enum value {coordinate} cannot be named \"{value.Name}\".");
            }
        }
    }

    private void ValidateInputFields(InputObjectType type)
    {
        if (type.Fields.Count == 0)
        {
            _errors.Add($"Input Object type {type.Name} must define one or more fields.");
        }

        foreach (InputValueDefinition field in type.Fields)
        {
            string coordinate = $"{type.Name}.{field.Name}";
            ValidateInput(field, coordinate, "INPUT_FIELD_DEFINITION");
            if (type.IsOneOf && field.Type.IsNonNull)
            {
                _errors.Add($"OneOf input field {coordinate} must be nullable.");
            }

            if (type.IsOneOf && field.DefaultValue is not null)
            {
                _errors.Add($"OneOf input field {coordinate} cannot have a default value.");
            }
        }
    }

    private static string LocationOf(NamedType type) => type switch
    {
        ScalarType => "SCALAR",
        ObjectType => "OBJECT",
        InterfaceType => "INTERFACE",
        UnionType => "UNION",
        EnumType => "ENUM",
        _ => "INPUT_OBJECT",
    };
}
