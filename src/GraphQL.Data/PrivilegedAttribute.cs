using GraphTenancy.GraphQL.Data.Fields;
using GraphTenancy.GraphQL.Engine.CodeFirst;
using GraphTenancy.GraphQL.Engine.Types.Configuration;

namespace GraphTenancy.GraphQL.Data;

/// <summary>
/// The field reads over all tenants: it executes through <see cref="Persistence.Sessions.IAdminSession"/> instead of
/// the tenant's session. Who may use it is said by an authorization attribute beside it.
/// </summary>
public sealed class PrivilegedAttribute : FieldDescriptorAttribute
{
    /// <inheritdoc/>
    public override void Configure(
        FieldConfiguration field, ObjectTypeConfiguration parent, ISchemaConfiguration schema)
    {
        DataFieldSettings settings = DataFieldSettings.Of(field, parent, "Privileged");
        settings.IsPrivileged = settings.Kind != DataFieldKind.Relation
            ? true
            : throw new InvalidOperationException(
                $"[Privileged] on {settings.Coordinate}: a relation is read in the session of its parent.");
    }
}
