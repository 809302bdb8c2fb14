namespace GraphTenancy.GraphQL.Http;

/// <summary>
/// The server's stable <c>extensions.code</c> values beside the engine's; <c>docs/errors.md</c> explains each.
/// </summary>
public static class ServerErrorCodes
{
    /// <summary>The operation needs a tenant, and neither token, header, sub-domain nor membership gives one.</summary>
    public const string TenantRequired = "TENANT_REQUIRED";

    /// <summary>The tenant named by the header is neither a code nor a UUID.</summary>
    public const string TenantInvalid = "TENANT_INVALID";

    /// <summary>The caller is not a member of the tenant, or there is no such tenant.</summary>
    public const string TenantForbidden = "TENANT_FORBIDDEN";

    /// <summary>The tenant is suspended.</summary>
    public const string TenantSuspended = "TENANT_SUSPENDED";

    /// <summary>Token, header and sub-domain name different tenants.</summary>
    public const string TenantConflict = "TENANT_CONFLICT";

    /// <summary>PostgreSQL cannot be reached at the moment.</summary>
    public const string DatabaseUnavailable = "DATABASE_UNAVAILABLE";

    /// <summary>A statement ran into its time limit.</summary>
    public const string DatabaseTimeout = "DATABASE_TIMEOUT";

    /// <summary>Somebody else changed the same thing in the meantime.</summary>
    public const string ConcurrencyConflict = "CONCURRENCY_CONFLICT";

    /// <summary>A value that must be unique within the tenant is taken.</summary>
    public const string DuplicateKey = "DUPLICATE_KEY";

    /// <summary>The HTTP method does not fit, such as a mutation over GET.</summary>
    public const string MethodNotAllowed = "METHOD_NOT_ALLOWED";

    /// <summary>The body is not JSON.</summary>
    public const string UnsupportedMediaType = "UNSUPPORTED_MEDIA_TYPE";

    /// <summary>The client accepts none of the media types that this server can send.</summary>
    public const string NotAcceptable = "NOT_ACCEPTABLE";

    /// <summary>The body is larger than the limit.</summary>
    public const string RequestTooLarge = "REQUEST_TOO_LARGE";

    /// <summary>A page of another origin opens a socket.</summary>
    public const string OriginForbidden = "ORIGIN_FORBIDDEN";

    /// <summary>More sockets, or streams, are open than the server allows.</summary>
    public const string TooManyConnections = "TOO_MANY_CONNECTIONS";

    /// <summary>More operations run on one socket than the server allows.</summary>
    public const string TooManyOperations = "TOO_MANY_OPERATIONS";
}
