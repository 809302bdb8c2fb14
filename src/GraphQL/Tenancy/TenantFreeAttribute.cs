using GraphTenancy.GraphQL.Engine.CodeFirst;
using GraphTenancy.GraphQL.Engine.Types.Configuration;

namespace GraphTenancy.GraphQL.Tenancy;

/// <summary>The root field needs an authenticated caller, but no tenant.</summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Property)]
public sealed class TenantFreeAttribute : FieldDescriptorAttribute
{
    /// <inheritdoc/>
    public override void Configure(
        FieldConfiguration field, ObjectTypeConfiguration parent, ISchemaConfiguration schema) =>
        FieldAccessFeature.Set(field.Features, FieldAccess.TenantFree);
}
