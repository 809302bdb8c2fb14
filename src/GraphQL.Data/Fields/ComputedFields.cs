using System.Reflection;
using GraphTenancy.GraphQL.Data.Mapping;
using GraphTenancy.GraphQL.Engine.Types;
using GraphTenancy.GraphQL.Engine.Types.Configuration;

namespace GraphTenancy.GraphQL.Data.Fields;

/// <summary>The fields of mapped records that code computes, with what the code needs of the row.</summary>
internal static class ComputedFields
{
    private const string FeatureKey = "GraphTenancy.GraphQL.Data.Requirement";

    /// <summary>Notes, while the schema is built, whether code computes the field.</summary>
    /// <exception cref="MappingException">Its member requires what the record does not have.</exception>
    public static void Note(FieldConfiguration field, ObjectTypeConfiguration parent)
    {
        if (parent.ClrType is not { } type || !TableMapping.IsMapped(type) || field.Member is not { } member)
        {
            return;
        }

        TableMapping table = TableMapping.For(type);
        if (!IsMapped(member, table))
        {
            field.IsComputed = true;
            field.Features[FeatureKey] = RequirementReader.Read(
                field.ParentRequires, table, $"{member.ReflectedType?.Name}.{member.Name}");
        }
    }

    /// <summary>What the field's code needs; anything, where the field was made without a member.</summary>
    public static Requirement RequirementOf(FieldDefinition field, TableMapping table) =>
        field.Features.GetValueOrDefault(FeatureKey) as Requirement
        ?? RequirementReader.Read(field.ParentRequires, table, field.Name);

    // An extension may replace a property by a method of the same field.
    private static bool IsMapped(MemberInfo member, TableMapping table) => member is PropertyInfo property
        && ((table.FindColumnOfProperty(property.Name)?.Property
            ?? table.FindRelationOfProperty(property.Name)?.Property)?.HasSameMetadataDefinitionAs(property) ?? false);
}
