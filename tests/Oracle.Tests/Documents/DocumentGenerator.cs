using System.Text.Json;
using GraphTenancy.Oracle.Tests.Reference;
using GraphTenancy.Oracle.Tests.World;

namespace GraphTenancy.Oracle.Tests.Documents;

/// <summary>
/// Makes valid query documents by chance from what introspection says: fields, aliases, fragments, conditions,
/// variables; the arguments come from <see cref="ArgumentGenerator"/>. One seed makes one document.
/// </summary>
internal sealed class DocumentGenerator(SchemaModel schema, ArgumentGenerator arguments, Random random)
{
    private const int MaxDepth = 7;

    private readonly List<Fragment> _fragments = [];
    private readonly HashSet<string> _plain = new(StringComparer.Ordinal);
    private int _names;

    /// <summary>Makes the document.</summary>
    public async Task<RandomDocument> MakeAsync()
    {
        var root = new List<Selection>();
        int count = random.Next(1, 5);
        FieldModel[] fields = [.. schema["Query"].Fields.Where(static field => Resolvers.Knows("Query", field.Name))];

        // Lists are what the compiler is about, so they come more often than their share of the fields.
        FieldModel[] connections = [.. fields.Where(
            static field => field.IsConnection || field.Name.EndsWith("Aggregate", StringComparison.Ordinal))];
        while (root.Count < count)
        {
            FieldModel field = Samples.Pick(random, random.Next(2) == 0 ? connections : fields);
            root.Add(await FieldAsync("Query", field, depth: 0, isAbstract: false, owner: null));
        }

        if (random.Next(4) == 0)
        {
            root.Add(Twin(root[0]));
        }

        return new RandomDocument([.. Wrap("Query", root)], _fragments, arguments.Variables);
    }

    // The same field once more, with the same arguments: both selections are merged into one.
    private static Selection Twin(Selection first) => first.Parts.OfType<Selection>().Any()
        ? new Selection(first.Head, first.Arguments, [], [.. first.Parts.OfType<Selection>().Take(1)])
        : new Selection(first.Head, first.Arguments, [], null);

    private async Task<List<Selection>> SelectionsAsync(string type, int depth, bool isAbstract, Owner? owner)
    {
        TypeModel model = schema[type];
        var selections = new List<Selection>();
        FieldModel[] fields = [.. model.Fields.Where(field => Resolvers.Knows(type, field.Name))];
        FieldModel[] leaves = [.. fields.Where(field => !schema[field.Type.Inner].IsComposite)];
        FieldModel[] composites = [.. fields.Where(field => schema[field.Type.Inner].IsComposite)];
        for (int left = random.Next(1, 5); left > 0; left--)
        {
            if (fields.FirstOrDefault(static field => field.Name == "groupBy") is { } groups && random.Next(2) == 0)
            {
                selections.Add(await FieldAsync(type, groups, depth, isAbstract, owner));
            }

            bool deeper = composites.Length > 0 && depth < MaxDepth && (leaves.Length == 0 || random.Next(3) > 0);
            FieldModel[] from = deeper || leaves.Length == 0 ? composites : leaves;
            selections.Add(await FieldAsync(type, Samples.Pick(random, from), depth, isAbstract, owner));
        }

        foreach (string possible in model.Kind == "OBJECT" ? [] : model.PossibleTypes)
        {
            if (random.Next(3) > 0)
            {
                selections.Add(new Selection(
                    $"... on {possible}", [], Conditions(), await SelectionsAsync(possible, depth + 1, isAbstract: true, owner: null)));
            }
        }

        if (random.Next(8) == 0)
        {
            selections.Add(new Selection("__typename", [], Conditions(), null));
        }

        return [.. Wrap(type, selections)];
    }

    // A tail of the selections moves into a fragment, with or without a name, on the type itself or its interface.
    private IEnumerable<Selection> Wrap(string type, List<Selection> selections)
    {
        int cut = random.Next(selections.Count);
        List<Selection> tail = [.. selections.Skip(cut)];
        IEnumerable<Selection> head = selections.Take(cut);
        switch (random.Next(8))
        {
            case 0:
                return head.Append(new Selection("...", [], Conditions(), tail));
            case 1:
                return head.Append(new Selection($"... on {type}", [], Conditions(), tail));
            case 2:
                string name = $"F{++_names}";
                _fragments.Add(new Fragment(name, type, tail));
                Selection spread = new($"...{name}", [], Conditions(), null);
                return random.Next(3) == 0 ? [spread, .. head, new Selection($"...{name}", [], [], null)] : head.Append(spread);
            case 3 when schema[type].Interfaces is [var contract, ..]:
                return selections.Append(new Selection(
                    $"... on {contract}", [], Conditions(),
                    [new Selection("id", [], Conditions(), null), new Selection($"... on {type}", [], [], tail)]));
            default:
                return selections;
        }
    }

    private async Task<Selection> FieldAsync(string parent, FieldModel field, int depth, bool isAbstract, Owner? owner)
    {
        IReadOnlyList<Named> given = await arguments.MakeAsync($"{parent}.{field.Name}", field, owner);
        bool isComposite = schema[field.Type.Inner].IsComposite;

        // One name may have one meaning only, so that whatever is merged can be merged.
        bool needsAlias = field.Arguments.Count > 0
            ? !_plain.Add(field.Name) || random.Next(2) == 0
            : (isComposite && isAbstract) || random.Next(6) == 0;
        string head = needsAlias ? $"a{++_names}: {field.Name}" : field.Name;
        List<Selection>? below = isComposite ? await SelectionsAsync(
            field.Type.Inner, depth + 1, isAbstract: false, parent == "Query" ? OwnerOf(field.Name, given) : null) : null;
        return new Selection(head, given, Conditions(), below);
    }

    // The row that a root field asks for by its key, if the key stands in the document.
    private static Owner? OwnerOf(string field, IReadOnlyList<Named> given) =>
        field is "customer" or "order" or "receiver" && given is [{ Value: Literal { Json: { } key } } argument, ..]
            && CursorSource.FindKey(field, JsonSerializer.Deserialize<string>(key) ?? "") is { } row
            ? new Owner($"{field}({argument.Name}: {key})", row)
            : null;

    private List<Directive> Conditions()
    {
        var conditions = new List<Directive>();
        if (random.Next(9) == 0)
        {
            conditions.Add(new Directive("include", arguments.Condition(mostly: true)));
        }

        if (random.Next(12) == 0)
        {
            conditions.Add(new Directive("skip", arguments.Condition(mostly: false)));
        }

        return conditions;
    }
}
