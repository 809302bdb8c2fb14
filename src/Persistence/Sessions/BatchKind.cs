namespace GraphTenancy.Persistence.Sessions;

/// <summary>In whose name a batch was sent.</summary>
public enum BatchKind
{
    /// <summary>A tenant's read session.</summary>
    Read,

    /// <summary>A tenant's write session.</summary>
    Write,

    /// <summary>The privileged session over all tenants.</summary>
    Admin,
}
