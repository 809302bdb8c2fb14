using System.Text;
using GraphTenancy.GraphQL.Engine.Errors;
using GraphTenancy.GraphQL.Engine.Language;
using GraphTenancy.GraphQL.Engine.Validation;
using Xunit;

namespace GraphTenancy.GraphQL.Engine.Tests.Validation;

/// <summary>
/// Documents made to be costly. The work is judged by the counter of selections looked at, not by a clock:
/// pairwise comparison would need 50 million steps where the bounds here are in the ten thousands.
/// </summary>
public sealed class AdversarialDocumentTests
{
    // Lets documents through to the comparison of fields that other limits would refuse.
    private static readonly ValidationOptions NoLimits = new()
    {
        MaxFields = int.MaxValue,
        MaxAliasesOfOneField = int.MaxValue,
        MaxFieldDepth = int.MaxValue,
        MaxRootFields = int.MaxValue,
        MaxFragmentVisits = int.MaxValue,
    };

    [Fact]
    public void Ten_thousand_duplicates_of_a_field_cost_one_look_each()
    {
        string document = "{ order { " + Repeat(10_000, static _ => "id ") + "} }";

        ValidationContext context = Validate(document, NoLimits);

        Assert.Empty(context.Errors);
        Assert.InRange(context.FieldMergeComparisons, 10_000, 20_000);
    }

    [Fact]
    public void Ten_thousand_duplicates_with_selections_cost_one_look_each()
    {
        string document = "{ " + Repeat(10_000, static _ => "order { party { id } } ") + "}";

        ValidationContext context = Validate(document, NoLimits);

        Assert.Empty(context.Errors);
        Assert.InRange(context.FieldMergeComparisons, 30_000, 60_000);
    }

    [Fact]
    public void Ten_thousand_conflicts_of_one_name_end_at_the_limit_of_errors()
    {
        string document = "{ arguments { " + Repeat(10_000, static i => $"int(value: {i}) ") + "} }";

        ValidationContext context = Validate(document, NoLimits);

        Assert.Equal(101, context.Errors.Count);
        Assert.Contains("they have differing arguments", context.Errors[0].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Aliases_that_overlap_in_many_fragments_cost_one_look_each()
    {
        // 100 fragments, each with the same 100 aliases: pairwise 100 * 100 / 2 fragments * 100 fields.
        string spreads = Repeat(100, static i => $"...F{i} ");
        string fields = Repeat(100, static i => $"a{i}: order {{ id }} ");
        string document = $"{{ {spreads}}} " + Repeat(100, i => $"fragment F{i} on Query {{ {fields}}} ");

        ValidationContext context = Validate(document, NoLimits);

        Assert.Empty(context.Errors);
        Assert.InRange(context.FieldMergeComparisons, 20_000, 40_000);
    }

    [Fact]
    public void Fragments_that_double_sixty_times_are_compared_once_each()
    {
        ValidationContext context = Validate(Doubling(60), NoLimits);

        Assert.Empty(context.Errors);
        Assert.InRange(context.FieldMergeComparisons, 60, 2_000);
    }

    [Fact]
    public void Fragments_that_double_sixty_times_have_too_many_fields_and_spreads()
    {
        ValidationContext context = Validate(Doubling(60), ValidationOptions.Default);

        Assert.Equal(
            [ErrorCodes.LimitFields, ErrorCodes.LimitFragmentVisits], context.Errors.Select(static error => error.Code));
        Assert.StartsWith("The operation selects more than 10000 fields", context.Errors[0].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Overlaps_that_grow_exponentially_end_in_an_error()
    {
        ValidationContext context = Validate(ManySets(18), NoLimits);

        Assert.Contains(context.Errors, static error => error.Message.Contains("more ways than can be checked", StringComparison.Ordinal));
        Assert.InRange(context.FieldMergeComparisons, 100_000, 150_000);
    }

    [Fact]
    public void A_chain_of_thousands_of_fragments_needs_no_deep_stack()
    {
        string document = "{ person { ...F0 } } "
            + Repeat(5_000, static i => $"fragment F{i} on Person {{ friend {{ ...F{i + 1} }} }} ")
            + "fragment F5000 on Person { id }";

        ValidationContext context = ValidateOnSmallStack(document);

        Assert.Equal(
            [ErrorCodes.LimitFieldDepth, ErrorCodes.LimitFragmentVisits], context.Errors.Select(static error => error.Code));
        Assert.StartsWith("Fields nest 5002 levels deep", context.Errors[0].Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("query Q{0}($a: ID) {{ ...F0 }} ", "Query", "order(id: $a) { id }")]
    [InlineData("subscription Q{0} {{ ...F0 }} ", "Subscription", "placed { id }")]
    public void Many_operations_over_many_fragments_end_in_an_error(string operation, string type, string field)
    {
        string document = Repeat(1_500, i => string.Format(System.Globalization.CultureInfo.InvariantCulture, operation, i))
            + Repeat(1_500, i => $"fragment F{i} on {type} {{ {field} ...F{i + 1} }} ")
            + $"fragment F1500 on {type} {{ {field} }}";

        ValidationContext context = Validate(document, NoLimits);

        Assert.StartsWith("Validation aborted. The operations reach", context.Errors[^1].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_search_for_conflicts_ends_where_enough_are_found()
    {
        string document = "{ person { ...F0 } } "
            + Repeat(300, static i => $"fragment F{i} on Person {{ a: {(i % 2 == 0 ? "id" : "name")} ...F{i + 1} }} ")
            + "fragment F300 on Person { a: age }";

        ValidationContext context = Validate(document, NoLimits);

        Assert.Equal(101, context.Errors.Count);
    }

    [Fact]
    public void A_circle_of_thousands_of_fragments_is_one_error()
    {
        string document = "{ person { ...F0 } } "
            + Repeat(5_000, static i => $"fragment F{i} on Person {{ friend {{ ...F{(i + 1) % 5_000} }} }} ");

        ValidationContext context = ValidateOnSmallStack(document);

        Assert.StartsWith("Cannot spread fragment \"F0\" within itself", Assert.Single(context.Errors).Message, StringComparison.Ordinal);
        Assert.Equal(40, context.Errors[0].Locations.Count);
    }

    /// <summary>
    /// Each fragment spreads the next one under two fields: 2^depth fields, but only as many selection sets as lines.
    /// </summary>
    private static string Doubling(int depth) =>
        "{ person { ...F0 } } "
        + Repeat(depth, static i => $"fragment F{i} on Person {{ friend {{ ...F{i + 1} }} friends {{ ...F{i + 1} }} }} ")
        + $"fragment F{depth} on Person {{ id }}";

    /// <summary>
    /// On each level one of two fields also selects a chain of its own, so that each path merges another set.
    /// </summary>
    private static string ManySets(int depth)
    {
        var document = new StringBuilder("{ person { ...F0 } } ");
        for (int i = 0; i < depth; i++)
        {
            document.Append($"fragment F{i} on Person {{ friend {{ ...F{i + 1} }} friends {{ ...F{i + 1} ...G{i}x{i + 1} }} }} ");
            for (int j = i + 1; j < depth; j++)
            {
                document.Append($"fragment G{i}x{j} on Person {{ friend {{ ...G{i}x{j + 1} }} friends {{ ...G{i}x{j + 1} }} }} ");
            }

            document.Append($"fragment G{i}x{depth} on Person {{ id }} ");
        }

        return document.Append($"fragment F{depth} on Person {{ id }}").ToString();
    }

    private static string Repeat(int times, Func<int, string> text) => string.Concat(Enumerable.Range(0, times).Select(text));

    private static ValidationContext ValidateOnSmallStack(string document)
    {
        ValidationContext? context = null;
        var thread = new Thread(() => context = Validate(document, ValidationOptions.Default), maxStackSize: 256 * 1024);
        thread.Start();
        thread.Join();
        return context!;
    }

    private static ValidationContext Validate(string document, ValidationOptions options)
    {
        DocumentNode parsed = GraphQLParser.Parse(new SourceText(document), ParserOptions.Trusted);
        var context = new ValidationContext(TestSchema.Schema, parsed, options);
        DocumentValidator.Validate(context);
        return context;
    }
}
