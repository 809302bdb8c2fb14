using System.Diagnostics.CodeAnalysis;

namespace GraphTenancy.GraphQL.Http;

/// <summary>The header <c>Origin</c>, by which a browser says whose page sends a request.</summary>
/// <remarks>https://www.rfc-editor.org/rfc/rfc6454#section-7</remarks>
internal static class Origin
{
    /// <summary>Brings an origin into the form in which browsers send it.</summary>
    /// <returns>
    /// <see langword="false"/> for what is no origin of a page on the web: <c>null</c>, <c>*</c>, a path.
    /// </returns>
    public static bool TryNormalize(string text, [NotNullWhen(true)] out string? origin)
    {
        bool isOrigin = Uri.TryCreate(text, UriKind.Absolute, out Uri? uri)
            && (uri.Scheme == Uri.UriSchemeHttps || uri.Scheme == Uri.UriSchemeHttp)
            && uri.UserInfo.Length == 0
            && uri.PathAndQuery == "/"
            && uri.Fragment.Length == 0
            && !text.Contains('*', StringComparison.Ordinal)
            && !text.EndsWith('/');
        origin = isOrigin ? uri!.GetLeftPart(UriPartial.Authority).ToLowerInvariant() : null;
        return isOrigin;
    }

    /// <summary>
    /// Whether a page of this origin may open a socket. No preflight stands before a socket, so the server must look
    /// itself. A request without an origin does not come from a page.
    /// </summary>
    public static bool IsAllowed(HttpRequest request, IReadOnlyList<string> allowed)
    {
        if (request.Headers.Origin.Count == 0)
        {
            return true;
        }

        if (request.Headers.Origin is not [{ } text] || !TryNormalize(text, out string? origin))
        {
            return false;
        }

        // The scheme is left out: behind a proxy that ends TLS the server sees http where the browser saw https.
        var uri = new Uri(origin);
        bool isSameHost = request.Host.HasValue
            && uri.Host.Equals(request.Host.Host, StringComparison.OrdinalIgnoreCase)
            && uri.Port == (request.Host.Port ?? (uri.Scheme == Uri.UriSchemeHttps ? 443 : 80));
        return isSameHost || allowed.Contains(origin, StringComparer.Ordinal);
    }
}
