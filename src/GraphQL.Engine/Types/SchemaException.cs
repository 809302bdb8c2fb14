namespace GraphTenancy.GraphQL.Engine.Types;

/// <summary>The schema breaks rules of the specification; all of them are named at once.</summary>
/// <param name="errors">One sentence per broken rule.</param>
public sealed class SchemaException(IReadOnlyList<string> errors)
    : Exception("The schema is not valid:" + string.Concat(errors.Select(static error => "\n- " + error)))
{
    /// <summary>One sentence per broken rule.</summary>
    public IReadOnlyList<string> Errors { get; } = errors;
}
