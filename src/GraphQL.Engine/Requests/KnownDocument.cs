using GraphTenancy.GraphQL.Engine.Language;
using GraphTenancy.GraphQL.Engine.Validation;

namespace GraphTenancy.GraphQL.Engine.Requests;

/// <summary>A document in the cache.</summary>
/// <param name="Hash">SHA-256 in lower-case hexadecimal.</param>
/// <param name="Document">The document, parsed and validated.</param>
/// <param name="Introspection">Where it looks at the schema; null when it does not.</param>
internal sealed record KnownDocument(string Hash, ValidatedDocument Document, FieldNode? Introspection);
