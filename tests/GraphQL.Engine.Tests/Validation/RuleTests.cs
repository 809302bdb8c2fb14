using GraphTenancy.GraphQL.Engine.Errors;
using GraphTenancy.GraphQL.Engine.Language;
using GraphTenancy.GraphQL.Engine.Validation;
using Xunit;

namespace GraphTenancy.GraphQL.Engine.Tests.Validation;

/// <summary>Runs one rule alone, so that a document may break others.</summary>
public abstract class RuleTests
{
    private protected abstract Type Rule { get; }

    private protected static ValidationOptions Options { get; } = ValidationOptions.Default;

    private protected void AssertValid(string document, ValidationOptions? options = null) =>
        Assert.Empty(Run(document, options).Errors);

    /// <summary>Expects errors written as <c>line:column[,line:column…] message</c>, in any order.</summary>
    private protected void AssertErrors(string document, params string[] expected) =>
        AssertErrors(document, options: null, expected);

    private protected void AssertErrors(string document, ValidationOptions? options, params string[] expected)
    {
        string[] actual = [.. Run(document, options).Errors.Select(Text).Order(StringComparer.Ordinal)];
        Assert.Equal(expected.Order(StringComparer.Ordinal), actual);
    }

    private protected ValidationContext Run(string document, ValidationOptions? options = null)
    {
        DocumentNode parsed = GraphQLParser.Parse(new SourceText(document), ParserOptions.Trusted);
        var context = new ValidationContext(TestSchema.Schema, parsed, options ?? Options);
        var rule = (ValidationRule)Activator.CreateInstance(Rule, context)!;
        try
        {
            new DocumentWalker(context, [rule]).Visit();
        }
        catch (ValidationStoppedException)
        {
            // The limit of errors is part of what is tested.
        }

        return context;
    }

    private static string Text(GraphQLError error)
    {
        Assert.True(
            error.Code == ErrorCodes.ValidationFailed || error.Code == ErrorCodes.LimitIntrospectionDepth
                || error.Code?.StartsWith("LIMIT_", StringComparison.Ordinal) == true,
            error.Code);
        return $"{string.Join(',', error.Locations.Select(static at => $"{at.Line}:{at.Column}"))} {error.Message}";
    }
}
