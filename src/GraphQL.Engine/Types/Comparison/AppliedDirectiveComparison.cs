using System.Globalization;
using GraphTenancy.GraphQL.Engine.Language;

namespace GraphTenancy.GraphQL.Engine.Types.Comparison;

/// <summary>Compares the directives that two schemas apply to one element.</summary>
internal sealed class AppliedDirectiveComparison(ChangeList changes)
{
    private const string Cost = "cost";
    private const string ListSize = "listSize";

    public void Compare(string path, IReadOnlyList<AppliedDirective> old, IReadOnlyList<AppliedDirective> @new)
    {
        if (old.Count == 0 && @new.Count == 0)
        {
            return;
        }

        new AuthorizationComparison(changes).Compare(path, old, @new);
        string[] names =
        [
            .. old.Concat(@new).Where(static directive => !AuthorizationComparison.Covers(directive))
                .Select(static directive => directive.Name).Distinct(StringComparer.Ordinal),
        ];
        foreach (string name in names)
        {
            Compare(path, name, Named(old, name), Named(@new, name));
        }
    }

    private void Compare(
        string path, string name, IReadOnlyList<AppliedDirective> old, IReadOnlyList<AppliedDirective> @new)
    {
        (string before, string after) = (TextOf(old), TextOf(@new));
        if (string.Equals(before, after, StringComparison.Ordinal))
        {
            return;
        }

        if (name is Cost or ListSize)
        {
            CompareCosts(path, (before, WeightOf(old)), (after, WeightOf(@new)));
            return;
        }

        // What a directive of the schema's own means the comparison cannot know, so it is not called safe.
        (string code, string change) = (old.Count, @new.Count) switch
        {
            (0, _) => (SchemaChangeCodes.AppliedDirectiveAdded, $"{after} was added to {path}."),
            (_, 0) => (SchemaChangeCodes.AppliedDirectiveRemoved, $"{before} was removed from {path}."),
            _ => (SchemaChangeCodes.AppliedDirectiveChanged, $"{before} of {path} changed to {after}."),
        };
        changes.Dangerous(code, path, change);
    }

    // A higher price puts requests over the limit that were under it yesterday.
    private void CompareCosts(string path, (string Text, double? Weight) old, (string Text, double? Weight) @new)
    {
        if (old.Weight is not { } before || @new.Weight is not { } after)
        {
            changes.Dangerous(SchemaChangeCodes.CostChanged, path, (old.Text, @new.Text) switch
            {
                ("", { } added) => $"{added} was added to {path}.",
                ({ } removed, "") => $"{removed} was removed from {path}.",
                _ => $"{old.Text} of {path} changed to {@new.Text}.",
            });
        }
        else if (after > before)
        {
            changes.Dangerous(
                SchemaChangeCodes.CostRaised, path, $"The cost of {path} rose from {before} to {after}.");
        }
        else if (after < before)
        {
            changes.Safe(SchemaChangeCodes.CostLowered, path, $"The cost of {path} fell from {before} to {after}.");
        }
    }

    private static double? WeightOf(IReadOnlyList<AppliedDirective> directives)
    {
        if (directives is not [{ Name: Cost, Arguments: [{ Key: "weight", Value: { } weight }] }])
        {
            return null;
        }

        string? text = weight switch
        {
            StringValueNode it => it.Value,
            IntValueNode or FloatValueNode => SyntaxPrinter.Print(weight),
            _ => null,
        };
        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) ? value : null;
    }

    private static List<AppliedDirective> Named(IReadOnlyList<AppliedDirective> directives, string name) =>
        [.. directives.Where(directive => string.Equals(directive.Name, name, StringComparison.Ordinal))];

    private static string TextOf(IReadOnlyList<AppliedDirective> directives) =>
        string.Join(' ', directives.Select(TextOf));

    /// <summary>A directive as it stands in SDL, with its arguments by name.</summary>
    private static string TextOf(AppliedDirective directive)
    {
        IEnumerable<string> arguments = directive.Arguments
            .OrderBy(static pair => pair.Key, StringComparer.Ordinal)
            .Select(static pair => $"{pair.Key}: {DefaultText.Of(pair.Value)}");
        return $"@{directive.Name}{(directive.Arguments.Count == 0 ? "" : $"({string.Join(", ", arguments)})")}";
    }
}
