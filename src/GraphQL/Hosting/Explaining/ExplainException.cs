namespace GraphTenancy.GraphQL.Hosting.Explaining;

/// <summary>Why something cannot be explained; the message is for whoever typed the command.</summary>
internal sealed class ExplainException(string message, Exception? inner = null) : Exception(message, inner);
