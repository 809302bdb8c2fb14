using GraphTenancy.GraphQL.Engine.Errors;
using GraphTenancy.GraphQL.Http;
using Microsoft.Extensions.Primitives;

namespace GraphTenancy.GraphQL.Tenancy;

/// <summary>
/// The tenant that a request asks for, by header and by sub-domain. It grants nothing, it only chooses.
/// </summary>
internal sealed record TenantSelection
{
    public const string HeaderName = "X-Tenant-ID";

    /// <summary>
    /// Sub-domains that name a part of the site and never a tenant; tenants cannot take them as their code.
    /// </summary>
    private static readonly HashSet<string> Reserved =
        new(StringComparer.Ordinal) { "www", "api", "app", "admin", "graphql" };

    private static readonly TenantSelection None = new();

    public TenantName? ByHeader { get; init; }

    public TenantName? BySubDomain { get; init; }

    /// <summary>Reads the request.</summary>
    /// <param name="request">The request.</param>
    /// <param name="baseDomain">Such as <c>example.com</c>; <see langword="null"/>: sub-domains mean nothing.</param>
    /// <exception cref="GraphQLException"><c>TENANT_INVALID</c>: a name is malformed.</exception>
    public static TenantSelection Read(HttpRequest request, string? baseDomain) =>
        Read(request.Headers[HeaderName], request.Host, baseDomain);

    /// <summary>Reads what a request, or the first message of a socket, says.</summary>
    /// <param name="header">The values of the header.</param>
    /// <param name="host">The host that was asked.</param>
    /// <param name="baseDomain">Such as <c>example.com</c>; <see langword="null"/>: sub-domains mean nothing.</param>
    /// <exception cref="GraphQLException"><c>TENANT_INVALID</c>: a name is malformed.</exception>
    public static TenantSelection Read(StringValues header, HostString host, string? baseDomain) =>
        header.Count == 0 && baseDomain is null ? None : new TenantSelection
        {
            ByHeader = ReadHeader(header),
            BySubDomain = baseDomain is null ? null : ReadHost(host.Host, baseDomain),
        };

    private static TenantName? ReadHeader(StringValues header)
    {
        if (header.Count == 0)
        {
            return null;
        }

        return header.Count == 1 && TenantName.TryParse(header[0], out TenantName? name)
            ? name
            : throw new GraphQLException(
                $"The header {HeaderName} must hold one tenant: its lower-case code or its UUID.",
                ServerErrorCodes.TenantInvalid);
    }

    private static TenantName? ReadHost(string host, string baseDomain)
    {
        // An IP address, the base domain itself and foreign hosts do not end in ".base" and so name nobody.
        if (!host.EndsWith("." + baseDomain, StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        string label = host[..^(baseDomain.Length + 1)].ToLowerInvariant();
        if (Reserved.Contains(label))
        {
            return null;
        }

        return TenantName.TryParse(label, out TenantName? name)
            ? name
            : throw new GraphQLException(
                "The host's sub-domain must be the lower-case code of one tenant.", ServerErrorCodes.TenantInvalid);
    }
}
