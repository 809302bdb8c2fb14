using GraphTenancy.GraphQL.Engine.Errors;

namespace GraphTenancy.GraphQL.Engine.Execution.Incremental;

/// <summary>Tells that nothing more comes of a part.</summary>
/// <param name="Id">The part.</param>
/// <param name="Error">Why it could not be delivered; <see langword="null"/>: it was.</param>
internal readonly record struct CompletedEntry(int Id, GraphQLError? Error);
