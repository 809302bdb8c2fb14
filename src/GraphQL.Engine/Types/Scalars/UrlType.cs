using System.Text.RegularExpressions;

namespace GraphTenancy.GraphQL.Engine.Types.Scalars;

/// <summary>An absolute URL.</summary>
internal sealed partial class UrlType : TextScalarType<Uri>
{
    /// <inheritdoc/>
    protected override string Expected => "an absolute URL such as https://example.com/a?b=c";

    /// <inheritdoc/>
    protected override bool TryParse(string text, [System.Diagnostics.CodeAnalysis.MaybeNullWhen(false)] out Uri value)
    {
        // Uri alone would take a path such as /tmp for an address of a file, and forgive white space.
        value = null;
        return Absolute().IsMatch(text) && Uri.TryCreate(text, UriKind.Absolute, out value);
    }

    /// <inheritdoc/>
    protected override string Format(Uri value) =>
        value.IsAbsoluteUri ? value.OriginalString : throw Invalid(ValueText.Of(value.OriginalString));

    [GeneratedRegex(
        @"^[A-Za-z][A-Za-z0-9+.-]*:[^\s]+\z", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Absolute();
}
