using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using GraphTenancy.GraphQL.Tenancy;

namespace GraphTenancy.GraphQL.Http.WebSockets;

/// <summary>
/// What a client says of itself in <c>connection_init</c>: the headers that it would send over HTTP, as members of the
/// payload or of an object <c>headers</c> in it. Browsers can send no headers with a socket.
/// </summary>
/// <param name="Authorization">The token with its scheme; <see langword="null"/> when there is none.</param>
/// <param name="Tenant">The tenant that is chosen; <see langword="null"/> when there is none.</param>
internal sealed record ConnectionParameters(string? Authorization, string? Tenant)
{
    /// <summary>Reads a payload; <see langword="false"/> when it says two things at once, or no text.</summary>
    public static bool TryParse(
        ReadOnlyMemory<byte> payload, [NotNullWhen(true)] out ConnectionParameters? parameters)
    {
        parameters = new ConnectionParameters(null, null);
        if (payload.IsEmpty)
        {
            return true;
        }

        using JsonDocument document = JsonDocument.Parse(payload);
        try
        {
            string? authorization = null;
            string? tenant = null;
            parameters = TryRead(document.RootElement, "Authorization", ref authorization)
                && TryRead(document.RootElement, TenantSelection.HeaderName, ref tenant)
                ? new ConnectionParameters(authorization, tenant)
                : null;
        }
        catch (InvalidOperationException)
        {
            // Half a surrogate pair, escaped, which no text can hold.
            parameters = null;
        }

        return parameters is not null;
    }

    private static bool TryRead(JsonElement from, string name, ref string? value)
    {
        foreach (JsonProperty member in from.EnumerateObject())
        {
            if (member.NameEquals("headers") && member.Value.ValueKind == JsonValueKind.Object)
            {
                if (!TryRead(member.Value, name, ref value))
                {
                    return false;
                }
            }
            else if (member.Name.Equals(name, StringComparison.OrdinalIgnoreCase)
                && member.Value.ValueKind != JsonValueKind.Null)
            {
                if (member.Value.ValueKind != JsonValueKind.String || value is not null)
                {
                    return false;
                }

                value = member.Value.GetString();
            }
        }

        return true;
    }
}
