using System.Diagnostics.CodeAnalysis;
using GraphTenancy.GraphQL.Engine.Errors;

namespace GraphTenancy.GraphQL.Engine.Validation;

/// <summary>The outcome of validation: a document that may be executed, or errors.</summary>
public sealed class ValidationResult
{
    internal ValidationResult(ValidatedDocument document) => Document = document;

    internal ValidationResult(IReadOnlyList<GraphQLError> errors) => Errors = errors;

    /// <summary>What is wrong, in the order found; empty when the document is valid.</summary>
    public IReadOnlyList<GraphQLError> Errors { get; } = [];

    /// <summary>The document, ready for planning; <see langword="null"/> when there are errors.</summary>
    public ValidatedDocument? Document { get; }

    /// <summary>Whether the document may be executed.</summary>
    [MemberNotNullWhen(true, nameof(Document))]
    public bool IsValid => Document is not null;
}
