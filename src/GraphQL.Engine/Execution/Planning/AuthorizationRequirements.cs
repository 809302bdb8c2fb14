using GraphTenancy.GraphQL.Engine.Types;

namespace GraphTenancy.GraphQL.Engine.Execution.Planning;

/// <summary>What a use of a field asks of the caller, from all the places of the schema that say something.</summary>
public static class AuthorizationRequirements
{
    /// <summary>
    /// What a field asks for: its type's requirements, its own, those of the interfaces that it implements, and those
    /// of the type that it returns. All must hold.
    /// </summary>
    /// <remarks><c>__typename</c> asks for nothing: it tells of a type that the field above it has allowed.</remarks>
    public static IEnumerable<AuthorizationRequirement> Of(ObjectType parent, FieldDefinition field)
    {
        if (field == Schema.TypeNameField)
        {
            return [];
        }

        IEnumerable<AuthorizationRequirement> ofParent = field.AllowsAnonymous ? [] : Of(parent);
        return ofParent
            .Concat(parent.Interfaces.SelectMany(contract => contract.FindField(field.Name)?.Authorization ?? []))
            .Concat(field.Authorization)
            .Concat(Of(field.Type.Named))
            .Distinct();
    }

    /// <summary>The policies that the schema asks for, each with the first element that does.</summary>
    public static IReadOnlyDictionary<string, string> PoliciesOf(Schema schema)
    {
        var policies = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (NamedType type in schema.Types)
        {
            Add(type.Authorization, type.Name);
            foreach (FieldDefinition field in type is FieldsType { Fields: { } fields } ? fields : [])
            {
                Add(field.Authorization, $"{type.Name}.{field.Name}");
            }
        }

        return policies;

        void Add(IReadOnlyList<AuthorizationRequirement> requirements, string coordinate)
        {
            foreach (string policy in requirements.Select(static item => item.Policy).OfType<string>())
            {
                policies.TryAdd(policy, coordinate);
            }
        }
    }

    internal static bool IsGuarded(ObjectType parent, FieldDefinition field) => Of(parent, field).Any();

    // Whoever implements an interface keeps what it promises, its guard as well: else "... on Implementation" goes
    // around it.
    private static IEnumerable<AuthorizationRequirement> Of(NamedType type) =>
        type is FieldsType { Interfaces: { } contracts }
            ? contracts.SelectMany(static contract => contract.Authorization).Concat(type.Authorization)
            : type.Authorization;
}
