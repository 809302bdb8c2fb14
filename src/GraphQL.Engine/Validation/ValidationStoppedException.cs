namespace GraphTenancy.GraphQL.Engine.Validation;

/// <summary>Ends validation from any depth once too many errors are reported; never leaves the validator.</summary>
internal sealed class ValidationStoppedException() : Exception("Validation stopped.");
