using GraphTenancy.GraphQL.Engine.Language;

namespace GraphTenancy.GraphQL.Engine.Types.Coercion;

/// <summary>Why a literal does not belong to a type.</summary>
/// <param name="Message">What was found and what was expected.</param>
/// <param name="Path">Where in the value, such as <c>.tags[1]</c>; empty for the value itself.</param>
/// <param name="Node">Where in the document.</param>
internal sealed record LiteralFault(string Message, string Path, ValueNode Node)
{
    /// <summary>The path for a message.</summary>
    public string At => Path.Length == 0 ? string.Empty : $" at {Path}";
}
