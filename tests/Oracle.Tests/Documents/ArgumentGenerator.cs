using System.Text;
using GraphTenancy.Oracle.Tests.Reference;
using GraphTenancy.Oracle.Tests.World;

namespace GraphTenancy.Oracle.Tests.Documents;

/// <summary>Makes arguments by chance: written in place, or as variables, or both within one value.</summary>
internal sealed class ArgumentGenerator(SchemaModel schema, Samples samples, CursorSource cursors, Random random)
{
    private readonly List<Variable> _variables = [];

    /// <summary>The variables made so far.</summary>
    public IReadOnlyList<Variable> Variables => _variables;

    /// <summary>Arguments for a field; those that the field does not need may be left out.</summary>
    public async Task<IReadOnlyList<Named>> MakeAsync(string coordinate, FieldModel field, Owner? owner)
    {
        if (field.Name == "groupBy")
        {
            return GroupBy(field);
        }

        var given = new List<Named>();
        Part? order = null;
        foreach (InputModel argument in field.Arguments)
        {
            switch (argument.Name)
            {
                case "first" or "last" or "after" or "before":
                    break;
                case "where" when random.Next(2) == 0:
                    given.Add(Named(argument, Filter(argument.Type.Inner, depth: 0)));
                    break;
                case "order" when random.Next(2) == 0:
                    order = Order(argument.Type.Inner);
                    given.Add(Named(argument, order));
                    break;
                case "id" or "receiverId":
                    given.Add(Named(argument, Id(coordinate)));
                    break;
                case "ids":
                    given.Add(Named(argument, new Items(
                        [.. Twice([.. Enumerable.Range(0, random.Next(6)).Select(_ => InPlace(argument.Type.Item, Id(coordinate)))])])));
                    break;
                case "where" or "order" when random.Next(8) == 0:
                    given.Add(Named(argument, Literal.Null));
                    break;
                case "where" or "order":
                    break;
                default:
                    throw new NotSupportedException($"The generator does not know {coordinate}({argument.Name}:). Teach it.");
            }
        }

        if (field.IsConnection)
        {
            given.AddRange(await PageAsync(coordinate, field, order, owner));
        }

        return given;
    }

    /// <summary>A condition of <c>@skip</c> or <c>@include</c>.</summary>
    public Literal Condition(bool mostly)
    {
        string value = (random.Next(4) == 0 ? !mostly : mostly) ? "true" : "false";
        return random.Next(2) == 0 ? Literal.Plain(value) : Declare("Boolean!", value, random.Next(4) == 0 ? value : null);
    }

    private async Task<List<Named>> PageAsync(string coordinate, FieldModel field, Part? order, Owner? owner)
    {
        var given = new List<Named>();
        string size = random.Next(60) == 0
            ? Samples.Pick(random, ["0", "-1", "51", "2147483647"])    // refused
            : random.Next(4) switch { 0 => "50", 1 => "1", _ => $"{random.Next(2, 9)}" };
        string? direction = random.Next(5) switch { 0 => null, 1 or 2 => "first", _ => "last" };
        if (direction is not null)
        {
            given.Add(Named(field.Arguments.First(argument => argument.Name == direction), Literal.Plain(size)));
        }

        // Below a list there are many parents, and a cursor belongs to one.
        bool canHaveCursors = owner is not null || coordinate.StartsWith("Query.", StringComparison.Ordinal);
        if (direction is not null && random.Next(60) == 0)
        {
            string both = direction == "first" ? "last" : "first";
            given.Add(Named(field.Arguments.First(argument => argument.Name == both), Literal.Plain("2")));    // refused
        }

        foreach (string side in (string[])["after", "before"])
        {
            if (canHaveCursors && random.Next(3) == 0
                && await cursors.PickAsync(owner, Resolvers.Lists[coordinate], order, random) is { } cursor)
            {
                given.Add(Named(field.Arguments.First(argument => argument.Name == side), Literal.Text(cursor)));
            }
        }

        return given;
    }

    private Fields Filter(string type, int depth)
    {
        TypeModel model = schema[type];
        var fields = new List<Named>();
        InputModel[] candidates = [.. model.Inputs.Where(input => depth < 3 || schema[input.Type.Inner].Name.EndsWith("OperationFilterInput", StringComparison.Ordinal))];
        random.Shuffle(candidates);
        foreach (InputModel input in candidates.Take(random.Next(12) == 0 ? 0 : random.Next(1, 3)))
        {
            fields.Add(new Named(input.Name, InPlace(input.Type, input.Name switch
            {
                "and" or "or" => List(input, () => Filter(type, depth + 1)),
                _ => Condition(type, input, depth),
            })));
        }

        return new Fields(fields);
    }

    private Part Condition(string type, InputModel input, int depth)
    {
        string inner = input.Type.Inner;
        string record = type[..^"FilterInput".Length];
        return Records.All[record].Members[input.Name] switch
        {
            ColumnMember member => Operations(inner, member.Column, Records.All[record].Table, depth: 0),
            ToOneMember when random.Next(15) == 0 => Literal.Null,
            ToOneMember => Filter(inner, depth + 1),
            ToManyMember many => ListOperations(inner, many, depth),
            _ => throw new NotSupportedException($"{type}.{input.Name}"),
        };
    }

    private Fields ListOperations(string type, ToManyMember many, int depth) => new([.. Some(schema[type].Inputs).Select(
        input => new Named(input.Name, input.Name == "any"
            ? InPlace(input.Type, Literal.Plain(random.Next(2) == 0 ? "true" : "false"))
            : Filter($"{many.Type}FilterInput", depth + 1)))]);

    private Fields Operations(string type, Column column, string table, int depth) => new([.. Some(schema[type].Inputs)
        .Where(input => depth < 2 || input.Name is not ("and" or "or"))
        .Select(input => new Named(input.Name, InPlace(input.Type, input.Name switch
        {
            "and" or "or" => List(input, () => Operations(type, column, table, depth + 1)),
            "in" or "nin" => List(input, () => InPlace(input.Type.Item, Operand(input, column, table))),
            _ => Operand(input, column, table),
        })))]);

    private Part Operand(InputModel operation, Column column, string table) =>
        operation.Name is "eq" or "neq" or "in" or "nin" && !operation.Type.Item.IsNonNull && column.Kind != ColumnKind.Enum && random.Next(6) == 0
            ? Literal.Null
            : random.Next(80) == 0 && !operation.Type.Item.IsNonNull ? Literal.Null    // refused, if not eq or neq
            : column.Kind == ColumnKind.Enum ? Literal.Enum(Samples.Pick(random, schema[operation.Type.Inner].EnumValues))
            : samples.Value(random, column, table, operation.Name);

    // One item may stand without brackets: that is a list of one.
    private Part List(InputModel input, Func<Part> item) => random.Next(6) == 0 && input.Name is "and" or "or"
        ? item()
        : new Items([.. Enumerable.Range(0, random.Next(10) == 0 ? 0 : random.Next(1, 4)).Select(_ => item())]);

    private List<Named> GroupBy(FieldModel field)
    {
        InputModel keys = field.Arguments.First(static argument => argument.Name == "keys");
        string[] chosen = [.. schema[keys.Type.Inner].EnumValues];
        random.Shuffle(chosen);
        chosen = chosen[..random.Next(1, Math.Min(chosen.Length, 3) + 1)];
        var given = new List<Named> { Named(keys, new Items([.. chosen.Select(Literal.Enum)])) };
        if (random.Next(2) == 0)
        {
            given.Add(Named(field.Arguments.First(static argument => argument.Name == "first"), Literal.Plain($"{random.Next(1, 20)}")));
        }

        if (random.Next(2) == 0)
        {
            InputModel order = field.Arguments.First(static argument => argument.Name == "order");
            given.Add(Named(order, GroupOrder(order.Type.Inner, chosen)));
        }

        return given;
    }

    // By what the groups have: their keys, their count, and what is reckoned over their rows.
    private Items GroupOrder(string type, string[] keys)
    {
        InputModel[] columns = [.. schema[type].Inputs.Where(input => input.Name == "count"
            || schema[input.Type.Inner].Kind == "INPUT_OBJECT" || keys.Contains(input.Name.ToUpperInvariant()))];
        return new Items([.. Some(columns).Select(input => new Fields([new Named(input.Name, schema[input.Type.Inner] switch
        {
            { Kind: "INPUT_OBJECT", Inputs: var functions } => new Fields([new Named(Samples.Pick(random, functions).Name, Direction())]),
            _ => Direction(),
        })]))]);
    }

    private Literal Direction() => Literal.Enum(random.Next(2) == 0 ? "ASC" : "DESC");

    private Part Order(string type)
    {
        IReadOnlyList<InputModel> columns = schema[type].Inputs;
        Fields[] items = [.. Enumerable.Range(0, random.Next(1, 4)).Select(_ => new Fields(
            [.. Some(columns, most: random.Next(5) == 0 ? 2 : 1).Select(column => new Named(
                column.Name, Direction()))]))];
        return items.Length == 1 && random.Next(2) == 0 ? items[0] : new Items(random.Next(12) == 0 ? [] : items);
    }

    // Ids may repeat; each place is answered.
    private IEnumerable<Part> Twice(Part[] ids) => random.Next(3) == 0 ? ids.Concat(ids.Take(2)) : ids;

    private Literal Id(string coordinate)
    {
        if (coordinate == "Query.receiver")
        {
            return samples.Value(random, Records.All["Receiver"].Key, Records.All["Receiver"].Table, "eq");
        }

        string name = coordinate.Split('.')[1];
        string type = name switch
        {
            "customer" => "Customer",
            "order" or "orderExists" => "Order",
            "product" => "Product",
            _ => Samples.Pick(random, ["Customer", "Order", "Product"]),
        };
        return samples.Id(random, type);
    }

    private IEnumerable<InputModel> Some(IReadOnlyList<InputModel> inputs, int most = 2)
    {
        InputModel[] shuffled = [.. inputs];
        random.Shuffle(shuffled);
        return shuffled.Take(random.Next(1, most + 1));
    }

    private Named Named(InputModel argument, Part value) => new(
        argument.Name,
        random.Next(40) == 0 && !argument.Type.IsNonNull
            ? Missing(argument.Type)
            : InPlace(argument.Type, value, oneIn: 3));

    // A variable that is declared and not sent: as if the argument were not written.
    private Literal Missing(TypeReference type)
    {
        string name = $"v{_variables.Count + 1}";
        _variables.Add(new Variable(name, type.ToString(), Json: null, Default: null));
        return Literal.Variable(name);
    }

    // A value without variables inside may become one; whoever has some keeps them where they are.
    private Part InPlace(TypeReference type, Part value, int oneIn = 8)
    {
        if (random.Next(oneIn) > 0 || ToJson(value) is not { } json)
        {
            return value;
        }

        var text = new StringBuilder();
        value.Print(text);
        string declared = json == "null" ? type.Nullable.ToString() : type.Nullable + (random.Next(2) == 0 || type.IsNonNull ? "!" : "");
        return Declare(declared, json, random.Next(5) == 0 && json != "null" ? text.ToString() : null);
    }

    private Literal Declare(string type, string json, string? written)
    {
        string name = $"v{_variables.Count + 1}";
        _variables.Add(written is null
            ? new Variable(name, type, json, Default: null)
            : new Variable(name, type, Json: null, written));
        return Literal.Variable(name);
    }

    private static string? ToJson(Part value) => value switch
    {
        Literal literal => literal.Json,
        Items items => Join("[", "]", items.Parts.Select(ToJson)),
        Fields fields => Join("{", "}", fields.Parts.Cast<Named>().Select(static field =>
            ToJson(field.Value) is { } json ? $"{Json.Quote(field.Name)}: {json}" : null)),
        _ => null,
    };

    private static string? Join(string open, string close, IEnumerable<string?> parts)
    {
        string?[] all = [.. parts];
        return all.Contains(null) ? null : open + string.Join(", ", all) + close;
    }
}
