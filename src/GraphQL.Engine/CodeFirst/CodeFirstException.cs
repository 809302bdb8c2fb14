namespace GraphTenancy.GraphQL.Engine.CodeFirst;

/// <summary>A class or one of its members cannot be read into the schema.</summary>
/// <param name="message">Which class and member, what is wrong with it, and what to do.</param>
public sealed class CodeFirstException(string message) : InvalidOperationException(message);
