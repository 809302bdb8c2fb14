using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.RegularExpressions;

namespace GraphTenancy.GraphQL.Engine.Types.Scalars;

/// <summary>The code of a tenant: trimmed and in lower case, 1 to 56 letters, digits or underscores of ASCII.</summary>
internal sealed partial class TenantCodeType : TextScalarType<string>
{
    /// <inheritdoc/>
    protected override string Expected =>
        "1 to 56 letters a-z, digits or underscores that begin and end with a letter or digit";

    /// <inheritdoc/>
    protected override bool TryParse(string text, [MaybeNullWhen(false)] out string value)
    {
        // ASCII first: beyond it, lower-casing maps foreign letters (the Kelvin sign, the dotted capital I) to ours,
        // and two codes that look different would name one tenant.
        string trimmed = text.Trim();
        value = Ascii.IsValid(trimmed) ? trimmed.ToLowerInvariant() : null;
        return value is not null && Code().IsMatch(value);
    }

    /// <inheritdoc/>
    protected override string Format(string value) =>
        TryParse(value, out string? code) ? code : throw Invalid(ValueText.Of(value));

    [GeneratedRegex(
        @"^[a-z0-9](?:[a-z0-9_]{0,54}[a-z0-9])?\z", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Code();
}
