using System.Text.Json;

namespace GraphTenancy.Oracle.Tests.World;

/// <summary>The schema as introspection tells it to any client.</summary>
public sealed class SchemaModel
{
    private const string Question = """
        { __schema { types {
            kind name
            fields(includeDeprecated: true) { name type { ...T } args { name type { ...T } defaultValue } }
            inputFields { name type { ...T } defaultValue }
            interfaces { name } possibleTypes { name } enumValues { name }
        } } }
        fragment T on __Type { kind name ofType { kind name ofType { kind name ofType { kind name } } } }
        """;

    private SchemaModel(IEnumerable<TypeModel> types) =>
        Types = types.ToDictionary(static type => type.Name, StringComparer.Ordinal);

    /// <summary>All types by name.</summary>
    public IReadOnlyDictionary<string, TypeModel> Types { get; }

    /// <summary>Asks a server.</summary>
    public static async Task<SchemaModel> ReadAsync(TestClient client)
    {
        TestAnswer answer = (await client.QueryAsync(Question)).Succeeded();
        return new SchemaModel(answer.At("__schema.types").EnumerateArray().Select(TypeModel.Read));
    }

    /// <summary>The type, which must exist.</summary>
    public TypeModel this[string name] => Types[name];

    /// <summary>Whether an object of <paramref name="type"/> is a <paramref name="condition"/>.</summary>
    public bool Is(string type, string condition) =>
        type == condition || Types[condition].PossibleTypes.Contains(type, StringComparer.Ordinal);
}

/// <summary>A type.</summary>
public sealed record TypeModel(
    string Kind,
    string Name,
    IReadOnlyList<FieldModel> Fields,
    IReadOnlyList<InputModel> Inputs,
    IReadOnlyList<string> Interfaces,
    IReadOnlyList<string> PossibleTypes,
    IReadOnlyList<string> EnumValues)
{
    /// <summary>Whether fields can be selected on it.</summary>
    public bool IsComposite => Kind is "OBJECT" or "INTERFACE" or "UNION";

    /// <summary>The field of this name.</summary>
    public FieldModel Field(string name) => Fields.First(field => field.Name == name);

    /// <summary>The input field of this name.</summary>
    public InputModel Input(string name) => Inputs.First(input => input.Name == name);

    internal static TypeModel Read(JsonElement type) => new(
        type.GetProperty("kind").GetString() ?? "",
        type.GetProperty("name").GetString() ?? "",
        [.. Items(type, "fields").Select(FieldModel.Read)],
        [.. Items(type, "inputFields").Select(InputModel.Read)],
        [.. Items(type, "interfaces").Select(NameOf)],
        [.. Items(type, "possibleTypes").Select(NameOf)],
        [.. Items(type, "enumValues").Select(NameOf)]);

    internal static IEnumerable<JsonElement> Items(JsonElement owner, string list) =>
        owner.GetProperty(list) is { ValueKind: JsonValueKind.Array } items ? items.EnumerateArray() : [];

    private static string NameOf(JsonElement item) => item.GetProperty("name").GetString() ?? "";
}

/// <summary>A field of an object or interface.</summary>
public sealed record FieldModel(string Name, TypeReference Type, IReadOnlyList<InputModel> Arguments)
{
    /// <summary>Whether the field takes the arguments of a connection.</summary>
    public bool IsConnection => Arguments.Any(static argument => argument.Name == "after");

    internal static FieldModel Read(JsonElement field) => new(
        field.GetProperty("name").GetString() ?? "",
        TypeReference.Read(field.GetProperty("type")),
        [.. TypeModel.Items(field, "args").Select(InputModel.Read)]);
}

/// <summary>An argument or a field of an input object.</summary>
public sealed record InputModel(string Name, TypeReference Type, string? DefaultValue)
{
    internal static InputModel Read(JsonElement input) => new(
        input.GetProperty("name").GetString() ?? "",
        TypeReference.Read(input.GetProperty("type")),
        input.GetProperty("defaultValue").GetString());
}

/// <summary>A type with its wrappers.</summary>
public sealed record TypeReference(string Kind, string? Name, TypeReference? Of)
{
    /// <summary>Whether null is not a value of it.</summary>
    public bool IsNonNull => Kind == "NON_NULL";

    /// <summary>Whether it is a list, its nullability put aside.</summary>
    public bool IsList => Nullable.Kind == "LIST";

    /// <summary>The type without a non-null around it.</summary>
    public TypeReference Nullable => IsNonNull ? Of ?? this : this;

    /// <summary>The type of the items, of a list.</summary>
    public TypeReference Item => Nullable.Of ?? this;

    /// <summary>The name inside all wrappers.</summary>
    public string Inner => Name ?? Of?.Inner ?? "";

    /// <summary>As it stands in a document.</summary>
    public override string ToString() => Kind switch
    {
        "NON_NULL" => $"{Of}!",
        "LIST" => $"[{Of}]",
        _ => Name ?? "",
    };

    internal static TypeReference Read(JsonElement type) => new(
        type.GetProperty("kind").GetString() ?? "",
        type.GetProperty("name").GetString(),
        type.TryGetProperty("ofType", out JsonElement of) && of.ValueKind == JsonValueKind.Object ? Read(of) : null);
}
