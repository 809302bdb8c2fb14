using GraphTenancy.GraphQL.Engine.Errors;
using GraphTenancy.GraphQL.Engine.Language;
using GraphTenancy.GraphQL.Engine.Validation;
using Xunit;

namespace GraphTenancy.GraphQL.Engine.Tests.Validation;

public sealed class DocumentValidatorTests
{
    [Fact]
    public void A_valid_document_comes_back_with_its_operations_and_fragments()
    {
        ValidationResult result = Validate("query A { ...F } query B { party { id } } fragment F on Query { party { id } }");

        Assert.True(result.IsValid);
        Assert.Empty(result.Errors);
        Assert.Same(TestSchema.Schema, result.Document.Schema);
        Assert.Equal(["A", "B"], result.Document.Operations.Select(static operation => operation.Name?.Value));
        Assert.Equal(["F"], result.Document.Fragments.Keys);
    }

    [Fact]
    public void An_invalid_document_comes_back_with_errors_only()
    {
        ValidationResult result = Validate("{ nothing }");

        Assert.False(result.IsValid);
        Assert.Null(result.Document);
        GraphQLError error = Assert.Single(result.Errors);
        Assert.Equal(ErrorCodes.ValidationFailed, error.Code);
        Assert.Equal(new SourceLocation(1, 3), Assert.Single(error.Locations));
    }

    [Fact]
    public void Rules_report_together()
    {
        ValidationResult result = Validate("query($unused: Int) { order(idd: 1) { totl } ...Unknown }");

        Assert.Equal(
            [
                "Unknown argument \"idd\" on field \"Query.order\". Did you mean \"id\"?",
                "Cannot query field \"totl\" on type \"Order\". Did you mean \"total\"?",
                "Unknown fragment \"Unknown\".",
                "Variable \"$unused\" is never used.",
            ],
            result.Errors.Select(static error => error.Message));
    }

    [Fact]
    public void Validation_stops_at_the_limit_of_errors()
    {
        string document = "{ " + string.Join(' ', Enumerable.Range(0, 200).Select(static i => $"unknown{i}")) + " }";

        ValidationResult result = Validate(document);

        Assert.Equal(101, result.Errors.Count);
        Assert.Equal("Too many validation errors, error limit reached. Validation aborted.", result.Errors[^1].Message);
    }

    [Fact]
    public void Exactly_as_many_errors_as_the_limit_are_reported_as_they_are()
    {
        ValidationResult result = Validate("{ a b c }", new ValidationOptions { MaxErrors = 3 });

        Assert.Equal(3, result.Errors.Count);
        Assert.DoesNotContain(result.Errors, static error => error.Message.StartsWith("Too many", StringComparison.Ordinal));
    }

    [Fact]
    public void A_message_does_not_repeat_a_name_of_any_length()
    {
        ValidationResult result = Validate($"{{ {new string('x', 50_000)} }}");

        Assert.Equal(4001, Assert.Single(result.Errors).Message.Length);
    }

    [Fact]
    public void The_introspection_of_an_IDE_is_valid()
    {
        ValidationResult result = Validate(
            """
            query IntrospectionQuery {
              __schema {
                description queryType { name kind } mutationType { name } subscriptionType { name }
                types { ...FullType }
                directives { name description isRepeatable locations args(includeDeprecated: true) { ...InputValue } }
              }
            }
            fragment FullType on __Type {
              kind name description specifiedByURL isOneOf
              fields(includeDeprecated: true) {
                name description args(includeDeprecated: true) { ...InputValue } type { ...TypeRef } isDeprecated deprecationReason
              }
              inputFields(includeDeprecated: true) { ...InputValue }
              interfaces { ...TypeRef }
              enumValues(includeDeprecated: true) { name description isDeprecated deprecationReason }
              possibleTypes { ...TypeRef }
            }
            fragment InputValue on __InputValue {
              name description type { ...TypeRef } defaultValue isDeprecated deprecationReason
            }
            fragment TypeRef on __Type {
              kind name ofType { kind name ofType { kind name ofType { kind name ofType { kind name ofType {
                kind name ofType { kind name ofType { kind name ofType { kind name } } } } } } } }
            }
            """);

        Assert.Empty(result.Errors);
    }

    private static ValidationResult Validate(string document, ValidationOptions? options = null) => DocumentValidator.Validate(
        TestSchema.Schema, GraphQLParser.Parse(new SourceText(document), ParserOptions.Trusted), options);
}
