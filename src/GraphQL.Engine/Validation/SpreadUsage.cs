using GraphTenancy.GraphQL.Engine.Language;

namespace GraphTenancy.GraphQL.Engine.Validation;

/// <summary>A fragment spread.</summary>
/// <param name="Node">The spread.</param>
/// <param name="Target">The fragment.</param>
/// <param name="FieldDepth">
/// Fields around the spread in its definition; -1 inside introspection, where depth does not count.
/// </param>
internal readonly record struct SpreadUsage(FragmentSpreadNode Node, ExecutableDefinition Target, int FieldDepth);
