using System.Text;
using System.Text.Json;
using GraphTenancy.GraphQL.Engine.Language;
using GraphTenancy.Oracle.Tests.World;

namespace GraphTenancy.Oracle.Tests.Reference;

/// <summary>
/// Answers a document slowly and plainly: one field after the other, each from whole rows in memory, by the algorithms
/// of the specification and nothing else. No SQL is made, nothing is planned, nothing is kept.
/// </summary>
/// <remarks>https://spec.graphql.org/September2025/#sec-Executing-Requests</remarks>
internal sealed class ReferenceExecutor(SchemaModel schema, TenantView view, CursorBook cursors)
{
    private readonly Inputs _inputs = new(schema);
    private readonly Resolvers _resolvers = new(view, cursors);
    private readonly List<string> _errors = [];
    private Dictionary<string, FragmentDefinitionNode> _fragments = [];
    private Dictionary<string, object?> _variables = [];

    /// <summary>The response: <c>data</c>, and errors as path and code.</summary>
    public ReferenceAnswer Execute(string document, JsonElement variables)
    {
        DocumentNode node = GraphQLParser.Parse(new SourceText(document));
        _errors.Clear();
        _fragments = node.Definitions.OfType<FragmentDefinitionNode>().ToDictionary(static f => f.Name.Value);
        OperationDefinitionNode operation = node.Definitions.OfType<OperationDefinitionNode>().Single();
        _variables = _inputs.Variables(operation, variables);
        string? data = ExecuteSelections([operation.SelectionSet], new Entity("Query", null), "");
        return new ReferenceAnswer(data ?? "null", [.. _errors.Order(StringComparer.Ordinal)], _resolvers.ReadsRows);
    }

    // JSON; null when a field below had to be an error and could not be null.
    private string? ExecuteSelections(IEnumerable<SelectionSetNode> sets, Entity entity, string path)
    {
        var groups = new List<(string Name, List<FieldNode> Fields)>();
        foreach (SelectionSetNode set in sets)
        {
            Collect(set, entity.Type, groups, []);
        }

        var text = new StringBuilder("{");
        foreach ((string name, List<FieldNode> fields) in groups)
        {
            string? value = ExecuteField(entity, fields, $"{path}/{name}");
            if (value is null)
            {
                return null;
            }

            text.Append(text.Length > 1 ? "," : "").Append(Json.Quote(name)).Append(':').Append(value);
        }

        return text.Append('}').ToString();
    }

    private void Collect(
        SelectionSetNode set, string type, List<(string Name, List<FieldNode> Fields)> groups, HashSet<string> visited)
    {
        foreach (SelectionNode selection in set.Selections.Where(Included))
        {
            switch (selection)
            {
                case FieldNode field:
                    string name = (field.Alias ?? field.Name).Value;
                    int at = groups.FindIndex(group => group.Name == name);
                    if (at < 0)
                    {
                        groups.Add((name, [field]));
                    }
                    else
                    {
                        groups[at].Fields.Add(field);
                    }

                    break;
                case InlineFragmentNode inline when inline.TypeCondition is not { } condition || schema.Is(type, condition.Name.Value):
                    Collect(inline.SelectionSet, type, groups, visited);
                    break;
                case FragmentSpreadNode spread when visited.Add(spread.Name.Value):
                    FragmentDefinitionNode fragment = _fragments[spread.Name.Value];
                    if (schema.Is(type, fragment.TypeCondition.Name.Value))
                    {
                        Collect(fragment.SelectionSet, type, groups, visited);
                    }

                    break;
            }
        }
    }

    private bool Included(SelectionNode selection) =>
        !selection.Directives.Any(directive => directive.Name.Value == "skip" && If(directive))
        && selection.Directives.All(directive => directive.Name.Value != "include" || If(directive));

    private bool If(DirectiveNode directive) => directive.Arguments[0].Value switch
    {
        VariableNode variable => (bool)_variables[variable.Name.Value]!,    // of type Boolean!, so never null
        BooleanValueNode literal => literal.Value,
        ValueNode other => throw new InvalidOperationException($"{other}"),
    };

    private string? ExecuteField(Entity entity, List<FieldNode> fields, string path)
    {
        string name = fields[0].Name.Value;
        if (name == "__typename")
        {
            return Json.Quote(entity.Type);
        }

        FieldModel field = schema[entity.Type].Field(name);
        try
        {
            object? value = _resolvers.Resolve(entity, field, _inputs.Arguments(field, fields[0].Arguments, _variables));
            return Complete(field.Type, value, fields, path);
        }
        catch (FieldException error) when (error.Code == "BAD_USER_INPUT" && IsNeverRead(field, fields))
        {
            // Nobody asks for a row, so nobody looks at the filter that says which rows.
            return ExecuteSelections(Below(fields), new Entity(field.Type.Inner, null), path);
        }
        catch (FieldException error)
        {
            _errors.Add($"{path}: {error.Code}");
            return field.Type.IsNonNull ? null : "null";
        }
    }

    private static IEnumerable<SelectionSetNode> Below(IEnumerable<FieldNode> fields) =>
        fields.Select(static field => field.SelectionSet!);    // validation saw to it

    // A connection or an aggregate of which no more than the name of its type is asked for.
    private bool IsNeverRead(FieldModel field, List<FieldNode> fields)
    {
        if (!field.IsConnection && !field.Name.EndsWith("Aggregate", StringComparison.Ordinal))
        {
            return false;
        }

        var below = new List<(string Name, List<FieldNode> Fields)>();
        foreach (SelectionSetNode set in Below(fields))
        {
            Collect(set, field.Type.Inner, below, []);
        }

        return below.TrueForAll(static group => group.Fields[0].Name.Value == "__typename");
    }

    // JSON; null when the value, or what stands below it, had to be an error and the type has no room for a null.
    private string? Complete(TypeReference type, object? value, List<FieldNode> fields, string path)
    {
        if (type.IsNonNull)
        {
            string? completed = Complete(type.Nullable, value, fields, path);
            return completed != "null" ? completed
                : _errors.Exists(error => error.StartsWith(path, StringComparison.Ordinal)) ? null
                : throw new InvalidOperationException($"{path} is null.");
        }

        return value switch
        {
            null => "null",
            Leaf leaf => leaf.Json,
            Entity entity => ExecuteSelections(Below(fields), entity, path) ?? "null",
            List<object?> items => CompleteList(type, items, fields, path),
            _ => throw new InvalidOperationException($"{value}"),
        };
    }

    private string CompleteList(TypeReference type, List<object?> items, List<FieldNode> fields, string path)
    {
        var completed = new List<string>();
        foreach ((int index, object? item) in items.Index())
        {
            if (Complete(type.Item, item, fields, $"{path}/{index}") is not { } json)
            {
                return "null";    // what follows would be thrown away
            }

            completed.Add(json);
        }

        return $"[{string.Join(',', completed)}]";
    }
}

/// <summary>A response.</summary>
/// <param name="Data">The JSON of <c>data</c>; cursors are written as <c>cursor of …</c>.</param>
/// <param name="Errors">Path and code of each error, sorted.</param>
/// <param name="ReadsRows">Whether rows had to be looked at.</param>
internal sealed record ReferenceAnswer(string Data, IReadOnlyList<string> Errors, bool ReadsRows);

/// <summary>An object of the response: its type and where its fields come from.</summary>
internal sealed record Entity(string Type, object? Source);

/// <summary>A value without fields, as JSON.</summary>
internal sealed record Leaf(string Json)
{
    public static Leaf Of(string? text) => new(text is null ? "null" : Reference.Json.Quote(text));

    public static Leaf Of(bool value) => new(value ? "true" : "false");

    public static Leaf Of(long value) => new($"{value}");
}
