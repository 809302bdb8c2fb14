using GraphTenancy.GraphQL.Engine.Types.Configuration;

namespace GraphTenancy.GraphQL.Engine.CodeFirst;

/// <summary>
/// Takes over fields by their CLR return type, such as those that describe rows instead of returning them.
/// </summary>
public interface IFieldConvention
{
    /// <summary>
    /// Shapes the field if <paramref name="returnType"/> (without <see cref="Task{TResult}"/>) is one it knows. Runs
    /// after the member was read (arguments, resolver) and before the member's <see cref="FieldDescriptorAttribute"/>s.
    /// </summary>
    /// <returns>Whether it did; then <see cref="FieldConfiguration.Type"/> is set by the convention.</returns>
    bool TryConfigure(
        FieldConfiguration field, Type returnType, ObjectTypeConfiguration parent, ISchemaConfiguration schema);
}
