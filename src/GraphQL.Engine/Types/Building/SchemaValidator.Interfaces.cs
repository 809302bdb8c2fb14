namespace GraphTenancy.GraphQL.Engine.Types.Building;

/// <content>Whether types keep what their interfaces promise.</content>
internal sealed partial class SchemaValidator
{
    // IsValidImplementation(), https://spec.graphql.org/September2025/#IsValidImplementation()
    private void ValidateInterfaces(FieldsType type)
    {
        foreach (InterfaceType contract in type.Interfaces)
        {
            if (contract == type)
            {
                _errors.Add($"Type {type.Name} cannot implement itself because it would create a circular reference.");
                continue;
            }

            ValidateTransitiveInterfaces(type, contract);
            foreach (FieldDefinition promised in contract.Fields)
            {
                ValidateImplementedField(type, contract, promised);
            }
        }
    }

    private void ValidateTransitiveInterfaces(FieldsType type, InterfaceType contract)
    {
        foreach (InterfaceType inherited in contract.Interfaces.Where(
            inherited => !type.Interfaces.Contains(inherited)))
        {
            _errors.Add(inherited == type
                ? $"Type {type.Name} cannot implement {contract.Name} because it would create a circular reference."
                : $"Type {type.Name} must implement {inherited.Name} because it is implemented by {contract.Name}.");
        }
    }

    private void ValidateImplementedField(FieldsType type, InterfaceType contract, FieldDefinition promised)
    {
        string promise = $"{contract.Name}.{promised.Name}";
        if (type.FindField(promised.Name) is not { } field)
        {
            _errors.Add($"Interface field {promise} expected but {type.Name} does not provide it.");
            return;
        }

        string coordinate = $"{type.Name}.{field.Name}";
        if (!_schema.IsSubType(field.Type, promised.Type))
        {
            _errors.Add(
                $"Interface field {promise} expects type {promised.Type} but {coordinate} is type {field.Type}.");
        }

        if (promised.DeprecationReason is null && field.DeprecationReason is not null)
        {
            _errors.Add(
                $"Interface field {promise} is not deprecated, so implementation field {coordinate} must not be " +
                "deprecated.");
        }

        ValidateImplementedArguments(promised, promise, field, coordinate);
    }

    private void ValidateImplementedArguments(
        FieldDefinition promised, string promise, FieldDefinition field, string coordinate)
    {
        foreach (InputValueDefinition expected in promised.Arguments)
        {
            if (field.FindArgument(expected.Name) is not { } argument)
            {
                _errors.Add(
                    $"Interface field argument {promise}({expected.Name}:) expected but {coordinate} does not " +
                    "provide it.");
            }
            else if (!TypesAreEqual(argument.Type, expected.Type))
            {
                _errors.Add(
                    $"Interface field argument {promise}({expected.Name}:) expects type {expected.Type} " +
                    $"but {coordinate}({argument.Name}:) is type {argument.Type}.");
            }
        }

        foreach (InputValueDefinition own in field.Arguments)
        {
            if (own.IsRequired && promised.FindArgument(own.Name) is null)
            {
                _errors.Add(
                    $"Argument {coordinate}({own.Name}:) must not be required type {own.Type} " +
                    $"if not provided by the Interface field {promise}.");
            }
        }
    }

    private static bool TypesAreEqual(GraphQLType left, GraphQLType right) => (left, right) switch
    {
        (NonNullType a, NonNullType b) => TypesAreEqual(a.NullableType, b.NullableType),
        (ListType a, ListType b) => TypesAreEqual(a.ItemType, b.ItemType),
        _ => left == right,
    };
}
