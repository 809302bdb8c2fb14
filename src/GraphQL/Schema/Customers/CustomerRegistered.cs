using GraphTenancy.Persistence.Events;

namespace GraphTenancy.GraphQL.Schema.Customers;

/// <summary>A tenant has a new customer.</summary>
/// <param name="Name">The name.</param>
/// <param name="Email">The address; <see langword="null"/> when unknown.</param>
/// <param name="RegisteredAt">When.</param>
[EventType("CustomerRegistered", version: 1)]
public sealed record CustomerRegistered(string Name, string? Email, DateTimeOffset RegisteredAt);
