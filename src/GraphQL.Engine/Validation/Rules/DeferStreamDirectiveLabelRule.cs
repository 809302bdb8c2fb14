using GraphTenancy.GraphQL.Engine.Language;

namespace GraphTenancy.GraphQL.Engine.Validation.Rules;

/// <summary>Labels of <c>@defer</c> and <c>@stream</c> are strings in the document, each used once.</summary>
internal sealed class DeferStreamDirectiveLabelRule(ValidationContext context) : ValidationRule(context)
{
    private readonly Dictionary<string, DirectiveNode> _known = new(StringComparer.Ordinal);

    public override void EnterDirective(DirectiveNode directive, string location)
    {
        if (directive.Name.Value is not ("defer" or "stream"))
        {
            return;
        }

        ArgumentNode? label = directive.Arguments.FirstOrDefault(static argument => argument.Name.Value == "label");
        if (label?.Value is null or NullValueNode)
        {
            return;
        }

        if (label.Value is not StringValueNode text)
        {
            Context.Report($"Argument \"@{directive.Name.Value}(label:)\" must be a static string.", directive);
        }
        else if (!_known.TryAdd(text.Value, directive))
        {
            Context.Report(
                "Value for arguments \"defer(label:)\" and \"stream(label:)\" must be unique across all Defer/Stream " +
                "directive usages.",
                _known[text.Value],
                directive);
        }
    }
}
