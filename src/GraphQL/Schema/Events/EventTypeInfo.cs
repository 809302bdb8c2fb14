using GraphTenancy.GraphQL.Engine.CodeFirst;

namespace GraphTenancy.GraphQL.Schema.Events;

/// <summary>A type of events.</summary>
/// <param name="Name">The name that stands in the history, such as OrderPlaced.</param>
/// <param name="SchemaVersion">The version of its shape.</param>
[ObjectType]
[GraphQLName("EventType")]
public sealed record EventTypeInfo(string Name, int SchemaVersion);
