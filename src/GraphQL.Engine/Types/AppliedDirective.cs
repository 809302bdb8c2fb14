using GraphTenancy.GraphQL.Engine.Language;

namespace GraphTenancy.GraphQL.Engine.Types;

/// <summary>A directive applied to an element of the schema.</summary>
/// <param name="Name">Its name without <c>@</c>.</param>
/// <param name="Arguments">Its arguments as constant literals, in order.</param>
public sealed record AppliedDirective(string Name, IReadOnlyList<KeyValuePair<string, ValueNode>> Arguments);
