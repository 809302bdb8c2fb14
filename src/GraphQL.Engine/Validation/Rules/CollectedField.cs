using GraphTenancy.GraphQL.Engine.Language;
using GraphTenancy.GraphQL.Engine.Types;

namespace GraphTenancy.GraphQL.Engine.Validation.Rules;

/// <summary>A field of a set, before it is known whether it has to be compared with another.</summary>
/// <param name="Node">The field.</param>
/// <param name="ResponseName">The alias or the field's name.</param>
/// <param name="Parent">The type that it is selected from; <see langword="null"/> when unknown.</param>
internal readonly record struct CollectedField(FieldNode Node, string ResponseName, NamedType? Parent);
