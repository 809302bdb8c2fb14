using GraphTenancy.GraphQL.Engine.Errors;
using GraphTenancy.GraphQL.Engine.Execution.Planning;
using GraphTenancy.GraphQL.Engine.Types;

namespace GraphTenancy.GraphQL.Engine.Execution;

/// <summary>The values of fields that need no waiting.</summary>
internal static class PureValues
{
    // A pure field of a root type ignores its parent; its delegate asks for one nevertheless.
    private static readonly object NoParent = new();

    /// <summary>The value of a pure field; a field without any source is looked up in a dictionary parent.</summary>
    /// <exception cref="InvalidOperationException">The field has no source of values.</exception>
    public static object? Of(PlannedField field, object? parent)
    {
        if (field.Definition.PureResolver is { } resolver)
        {
            return resolver(parent ?? NoParent);
        }

        if (field.IsTypeName)
        {
            return field.ParentType.Name;
        }

        return parent is IReadOnlyDictionary<string, object?> values
            ? values.GetValueOrDefault(field.Definition.Name)
            : throw new InvalidOperationException(
                $"The field {field.ParentType.Name}.{field.Definition.Name} has no resolver.");
    }

    /// <summary>The fields selected on the object type of a field's value.</summary>
    public static IReadOnlyList<PlannedField> FieldsOf(PlannedField field, ObjectType type) =>
        field.Selections?.For(type) ?? [];

    public static GraphQLException NotAList(PlannedField field) => new(
        $"Expected Iterable, but did not find one for field \"{field.ParentType.Name}.{field.Definition.Name}\".",
        ErrorCodes.InternalError);
}
