namespace GraphTenancy.GraphQL.Data.Mapping;

/// <summary>
/// A record cannot be mapped to a table; the message names the type and the property. Found at start.
/// </summary>
/// <param name="message">What is wrong and what to do.</param>
public sealed class MappingException(string message) : Exception(message);
