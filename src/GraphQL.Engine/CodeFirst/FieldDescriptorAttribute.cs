using GraphTenancy.GraphQL.Engine.Types.Configuration;

namespace GraphTenancy.GraphQL.Engine.CodeFirst;

/// <summary>
/// Shapes a field while the schema is being built, as Hot Chocolate's <c>ObjectFieldDescriptorAttribute</c> does.
/// Attributes of one member are applied in the order in which they stand.
/// </summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Property)]
public abstract class FieldDescriptorAttribute : Attribute
{
    /// <summary>
    /// Whether, on a mutation with a payload, it shapes the payload's field with the result; else it shapes the
    /// mutation's own field.
    /// </summary>
    public virtual bool AppliesToPayload => false;

    /// <summary>Changes the field, and adds the types that it needs to <paramref name="schema"/>.</summary>
    public abstract void Configure(
        FieldConfiguration field, ObjectTypeConfiguration parent, ISchemaConfiguration schema);
}
