using System.Text.Json;
using System.Text.Json.Nodes;

namespace GraphTenancy.GraphQL.Engine.Types.Scalars;

/// <summary>The scalars of the specification and the engine's own; a schema has those that it refers to.</summary>
public static class BuiltInScalars
{
    private const string Rfc3339 = "https://www.rfc-editor.org/rfc/rfc3339#section-5.6";

    private static readonly Dictionary<string, Func<string, string?, string?, ScalarType>> Factories =
        new(StringComparer.Ordinal)
        {
            ["UUID"] = static (name, description, url) => new UuidType
            {
                Name = name,
                Description = description,
                SpecifiedByUrl = url,
                ClrType = typeof(Guid),
            },
            ["DateTime"] = static (name, description, url) => new DateTimeType
            {
                Name = name,
                Description = description,
                SpecifiedByUrl = url,
                ClrType = typeof(DateTimeOffset),
            },
            ["LocalDate"] = static (name, description, url) => new LocalDateType
            {
                Name = name,
                Description = description,
                SpecifiedByUrl = url,
                ClrType = typeof(DateOnly),
            },
            ["Decimal"] = static (name, description, url) => new DecimalType
            {
                Name = name,
                Description = description,
                SpecifiedByUrl = url,
                ClrType = typeof(decimal),
            },
            ["Long"] = static (name, description, url) => new LongType
            {
                Name = name,
                Description = description,
                SpecifiedByUrl = url,
                ClrType = typeof(long),
            },
            ["JSON"] = static (name, description, url) => new JsonType
            {
                Name = name,
                Description = description,
                SpecifiedByUrl = url,
                ClrType = typeof(JsonElement),
            },
            ["URL"] = static (name, description, url) => new UrlType
            {
                Name = name,
                Description = description,
                SpecifiedByUrl = url,
                ClrType = typeof(Uri),
            },
            ["TenantCode"] = static (name, description, url) => new TenantCodeType
            {
                Name = name,
                Description = description,
                SpecifiedByUrl = url,
            },
        };

    private static readonly Dictionary<Type, string> NamesByClrType = new()
    {
        [typeof(string)] = "String",
        [typeof(bool)] = "Boolean",
        [typeof(byte)] = "Int",
        [typeof(sbyte)] = "Int",
        [typeof(short)] = "Int",
        [typeof(ushort)] = "Int",
        [typeof(int)] = "Int",
        [typeof(uint)] = "Long",
        [typeof(long)] = "Long",
        [typeof(float)] = "Float",
        [typeof(double)] = "Float",
        [typeof(decimal)] = "Decimal",
        [typeof(Guid)] = "UUID",
        [typeof(DateTimeOffset)] = "DateTime",
        [typeof(DateTime)] = "DateTime",
        [typeof(DateOnly)] = "LocalDate",
        [typeof(Uri)] = "URL",
        [typeof(JsonElement)] = "JSON",
        [typeof(JsonDocument)] = "JSON",
        [typeof(JsonNode)] = "JSON",
        [typeof(JsonObject)] = "JSON",
        [typeof(JsonArray)] = "JSON",
        [typeof(ReadOnlyMemory<byte>)] = "JSON",
    };

    /// <summary><c>Int</c>: 32 bits, signed.</summary>
    public static ScalarType Int { get; } = new IntType
    {
        Name = "Int",
        ClrType = typeof(int),
        Description = "A signed 32-bit integer.",
    };

    /// <summary><c>Float</c>: a finite double-precision number.</summary>
    public static ScalarType Float { get; } = new FloatType
    {
        Name = "Float",
        ClrType = typeof(double),
        Description = "A finite number in double precision, as IEEE 754 defines it.",
    };

    /// <summary><c>String</c>.</summary>
    public static ScalarType String { get; } = new StringType
    {
        Name = "String",
        ClrType = typeof(string),
        Description = "A text of Unicode characters.",
    };

    /// <summary><c>Boolean</c>.</summary>
    public static ScalarType Boolean { get; } = new BooleanType
    {
        Name = "Boolean",
        ClrType = typeof(bool),
        Description = "`true` or `false`.",
    };

    /// <summary><c>ID</c>: opaque, a string on the way out.</summary>
    public static ScalarType Id { get; } = new IdType
    {
        Name = "ID",
        Description = "An opaque identifier. It goes out as a string and comes in as a string or an integer.",
    };

    /// <summary><c>UUID</c>, a <see cref="Guid"/>.</summary>
    public static ScalarType Uuid { get; } = Factories["UUID"](
        "UUID", "A UUID in its canonical form of 36 characters.", "https://www.rfc-editor.org/rfc/rfc9562#section-4");

    /// <summary><c>DateTime</c>, a <see cref="DateTimeOffset"/>.</summary>
    public static ScalarType DateTime { get; } = Factories["DateTime"](
        "DateTime", "A moment by RFC 3339. It comes in with any offset and goes out in UTC.", Rfc3339);

    /// <summary><c>LocalDate</c>, a <see cref="DateOnly"/>.</summary>
    public static ScalarType LocalDate { get; } = Factories["LocalDate"](
        "LocalDate", "A day of the calendar without time or zone, such as 2025-09-30.", Rfc3339);

    /// <summary><c>Decimal</c>, a <see cref="decimal"/>.</summary>
    public static ScalarType Decimal { get; } = Factories["Decimal"](
        "Decimal", "An exact decimal number of up to 28 digits.", null);

    /// <summary><c>Long</c>, a <see cref="long"/>.</summary>
    public static ScalarType Long { get; } = Factories["Long"]("Long", "A signed 64-bit integer.", null);

    /// <summary><c>JSON</c>, a <see cref="JsonElement"/>.</summary>
    public static ScalarType Json { get; } = Factories["JSON"](
        "JSON", "Any JSON value.", "https://www.rfc-editor.org/rfc/rfc8259");

    /// <summary><c>URL</c>, a <see cref="Uri"/>.</summary>
    public static ScalarType Url { get; } = Factories["URL"](
        "URL", "An absolute URL.", "https://www.rfc-editor.org/rfc/rfc3986");

    /// <summary><c>TenantCode</c>, a string in lower case.</summary>
    public static ScalarType TenantCode { get; } = Factories["TenantCode"](
        "TenantCode", "The code of a tenant: 1 to 56 letters a-z, digits or underscores. Either case comes in.", null);

    private static Dictionary<string, ScalarType> All { get; } =
        new[] { Int, Float, String, Boolean, Id, Uuid, DateTime, LocalDate, Decimal, Long, Json, Url, TenantCode }
            .ToDictionary(static scalar => scalar.Name, StringComparer.Ordinal);

    /// <summary>Finds a scalar by its GraphQL name.</summary>
    public static ScalarType? Find(string name) => All.GetValueOrDefault(name);

    /// <summary>The name of the scalar that stands for a CLR type; <see langword="null"/> when none does.</summary>
    public static string? NameOf(Type clrType) => NamesByClrType.GetValueOrDefault(clrType);

    /// <summary>Whether the specification itself defines the scalar.</summary>
    internal static bool IsSpecified(string name) => name is "Int" or "Float" or "String" or "Boolean" or "ID";

    /// <summary>
    /// Makes the scalar of a definition in SDL: the engine's own behaviour where it knows the name, else any JSON.
    /// </summary>
    internal static ScalarType FromDefinition(string name, string? description, string? specifiedByUrl) =>
        Factories.TryGetValue(name, out Func<string, string?, string?, ScalarType>? make)
            ? make(name, description, specifiedByUrl)
            : new JsonType { Name = name, Description = description, SpecifiedByUrl = specifiedByUrl };
}
