using GraphTenancy.GraphQL.Engine.CodeFirst;
using GraphTenancy.GraphQL.Engine.Types.Configuration;

namespace GraphTenancy.GraphQL.Tenancy;

/// <summary>
/// The field answers everybody, with or without a token: a root field asks for no tenant, and what
/// <c>[Authorize]</c> of its class asks for does not count.
/// </summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Property)]
public sealed class AllowAnonymousAttribute : FieldDescriptorAttribute
{
    /// <inheritdoc/>
    public override void Configure(
        FieldConfiguration field, ObjectTypeConfiguration parent, ISchemaConfiguration schema)
    {
        FieldAccessFeature.Set(field.Features, FieldAccess.Anonymous);
        field.AllowsAnonymous = true;
    }
}
