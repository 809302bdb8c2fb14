using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;
using GraphTenancy.Persistence.Sessions;

namespace GraphTenancy.GraphQL.Tenancy;

/// <summary>How a tenant is named from outside: by its code, or by its UUID in the canonical form.</summary>
internal sealed partial record TenantName
{
    private readonly string? _code;
    private readonly Guid _id;

    private TenantName(string? code, Guid id)
    {
        _code = code;
        _id = id;
    }

    /// <summary>
    /// Reads a name; upper-case letters, braces, white space and everything else are refused, never mended.
    /// </summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out TenantName? name)
    {
        name = text switch
        {
            null => null,
            // The nil UUID names no tenant.
            { Length: 36 }
                when Guid.TryParseExact(text, "D", out Guid id) && id != Guid.Empty && id.ToString() == text =>
                new TenantName(null, id),
            { Length: <= 56 } when Code.IsMatch(text) => new TenantName(text, Guid.Empty),
            _ => null,
        };
        return name is not null;
    }

    public bool Names(DirectoryMembership membership) =>
        _code is null ? membership.TenantId == _id : string.Equals(membership.Code, _code, StringComparison.Ordinal);

    // The same pattern as control.tenants; \z, because $ would let a line feed pass.
    [GeneratedRegex(
        @"^[a-z0-9](?:[a-z0-9_]{0,54}[a-z0-9])?\z", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 100)]
    private static partial Regex Code { get; }
}
