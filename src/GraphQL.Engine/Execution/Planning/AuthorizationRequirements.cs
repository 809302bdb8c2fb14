using GraphTenancy.GraphQL.Engine.Types;

namespace GraphTenancy.GraphQL.Engine.Execution.Planning;

/// <summary>Where the schema says who may use what.</summary>
public static class AuthorizationRequirements
{
    /// <summary>
    /// The key in <see cref="NamedType.Features"/> under which a type keeps its <see cref="AuthorizationRequirement"/>.
    /// </summary>
    public const string TypeFeature = "authorization";

    /// <summary>What a field asks for: its own requirement and that of the type that has it.</summary>
    internal static IEnumerable<AuthorizationRequirement> Of(ObjectType parent, FieldDefinition field)
    {
        if (FindOf(parent) is { } ofParent)
        {
            yield return ofParent;
        }

        if (field.Authorization is { } ofField)
        {
            yield return ofField;
        }

        if (FindOf(field.Type.Named) is { } ofResult)
        {
            yield return ofResult;
        }
    }

    internal static bool IsGuarded(ObjectType parent, FieldDefinition field) =>
        field.Authorization is not null || FindOf(parent) is not null || FindOf(field.Type.Named) is not null;

    private static AuthorizationRequirement? FindOf(NamedType type) =>
        type.Features.TryGetValue(TypeFeature, out object? value) ? value as AuthorizationRequirement : null;
}
