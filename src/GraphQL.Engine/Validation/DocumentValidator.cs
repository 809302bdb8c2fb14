using GraphTenancy.GraphQL.Engine.Language;
using GraphTenancy.GraphQL.Engine.Types;

namespace GraphTenancy.GraphQL.Engine.Validation;

/// <summary>
/// Checks a document against a schema by all rules of the specification and the limits of the options.
/// </summary>
/// <remarks>https://spec.graphql.org/September2025/#sec-Validation</remarks>
public static class DocumentValidator
{
    /// <summary>Validates a document. Bad documents give errors, never exceptions.</summary>
    /// <param name="schema">The schema.</param>
    /// <param name="document">The document as parsed; the parser's limits bound its size and nesting.</param>
    /// <param name="options">Limits; <see langword="null"/> for the defaults.</param>
    public static ValidationResult Validate(Schema schema, DocumentNode document, ValidationOptions? options = null)
    {
        var context = new ValidationContext(schema, document, options ?? ValidationOptions.Default);
        Validate(context);
        return context.Errors.Count > 0
            ? new ValidationResult(context.Errors)
            : new ValidationResult(new ValidatedDocument(
                schema,
                document,
                [.. context.Operations.Select(static operation => operation.Operation!)],
                context.FragmentsByName.ToDictionary(
                    static fragment => fragment.Key,
                    static fragment => fragment.Value.Fragment!,
                    StringComparer.Ordinal)));
    }

    /// <summary>Runs the rules and keeps the context, so that tests can read its counters.</summary>
    internal static void Validate(ValidationContext context)
    {
        try
        {
            ValidationRule[] rules = SpecifiedRules.Create(context);
            new DocumentWalker(context, rules, SpecifiedRules.CallsOf(rules)).Visit();
        }
        catch (ValidationStoppedException)
        {
            // MaxErrors is reached and its last error reported; what the other rules would say is not needed.
        }
    }
}
