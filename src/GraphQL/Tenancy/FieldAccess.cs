using GraphTenancy.GraphQL.Engine.Types;

namespace GraphTenancy.GraphQL.Tenancy;

/// <summary>What a root field asks of its caller.</summary>
internal enum FieldAccess
{
    /// <summary>An authenticated caller and a tenant: the default, so that a forgotten mark denies.</summary>
    Tenant,

    /// <summary>An authenticated caller.</summary>
    TenantFree,

    /// <summary>Nothing.</summary>
    Anonymous,
}

/// <summary>Keeps the access with the field.</summary>
internal static class FieldAccessFeature
{
    private const string Key = "GraphTenancy.Access";

    public static void Set(IDictionary<string, object?> features, FieldAccess access) => features[Key] = access;

    public static FieldAccess Of(FieldDefinition field)
    {
        // Two underscores are reserved for introspection, which shows the schema and no data.
        // https://spec.graphql.org/September2025/#sec-Names.Reserved-Names
        if (field.Name.StartsWith("__", StringComparison.Ordinal))
        {
            return FieldAccess.Anonymous;
        }

        return field.Features.TryGetValue(Key, out object? access) && access is FieldAccess known
            ? known
            : FieldAccess.Tenant;
    }
}
