namespace GraphTenancy.GraphQL.Engine.Errors;

/// <summary>A place in a document: line and column count from 1, columns in UTF-16 units.</summary>
/// <param name="Line">Line, from 1.</param>
/// <param name="Column">Column in UTF-16 units, from 1.</param>
public readonly record struct SourceLocation(int Line, int Column);
