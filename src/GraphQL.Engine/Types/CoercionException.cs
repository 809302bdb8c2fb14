namespace GraphTenancy.GraphQL.Engine.Types;

/// <summary>A value does not belong to a type. The message is meant for the client.</summary>
/// <param name="message">What was found and what was expected.</param>
public sealed class CoercionException(string message) : Exception(message);
