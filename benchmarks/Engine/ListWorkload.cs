using System.Security.Claims;
using System.Text.Json;
using System.Text.Json.Nodes;
using GraphTenancy.GraphQL.Engine.CodeFirst;
using GraphTenancy.GraphQL.Engine.Requests;
using GraphTenancy.GraphQL.Engine.Types;
using GraphTenancy.GraphQL.Engine.Types.Configuration;
using Microsoft.Extensions.Logging.Abstractions;

namespace GraphTenancy.Benchmarks.Engine;

/// <summary>A list from memory: as C# classes, as SDL with resolvers, and written by hand.</summary>
internal static class ListWorkload
{
    /// <summary>The same schema for graphql-js and for ours from SDL.</summary>
    public const string Sdl = """
        type Query { items(count: Int = 1000): [Item!]! }
        type Item { id: Int! name: String! price: Float! quantity: Int! isActive: Boolean! }
        """;

    /// <summary>All items, five scalar fields each.</summary>
    public const string Document = "{ items { id name price quantity isActive } }";

    private static readonly ClaimsPrincipal Nobody = new(new ClaimsIdentity());
    private static readonly IServiceProvider NoServices = new ServiceCollection().BuildServiceProvider();

    /// <summary>1,000 items.</summary>
    public static Item[] Items { get; } = [.. Enumerable.Range(0, 1000).Select(Item.Make)];

    /// <summary>The items for graphql-js.</summary>
    public static JsonArray JsonItems =>
        JsonSerializer.SerializeToNode(Items, JsonSerializerOptions.Web)?.AsArray() ?? [];

    /// <summary>An executor of the classes below.</summary>
    public static RequestExecutor CodeFirst()
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddGraphQLServer().AddType(typeof(ItemQueries)).AddType<Item>();
        return services.BuildServiceProvider().GetRequiredService<RequestExecutor>();
    }

    /// <summary>An executor of SDL with delegates.</summary>
    public static RequestExecutor SdlFirst()
    {
        SchemaBuilder builder = SchemaBuilder.FromSdl(Sdl);
        Field("Query", "items").Resolver = static context =>
            new ValueTask<object?>(ItemQueries.GetItems(context.ArgumentValue<int>("count")));
        Field("Item", "id").ResolveFrom((Item item) => item.Id);
        Field("Item", "name").ResolveFrom((Item item) => item.Name);
        Field("Item", "price").ResolveFrom((Item item) => item.Price);
        Field("Item", "quantity").ResolveFrom((Item item) => item.Quantity);
        Field("Item", "isActive").ResolveFrom((Item item) => item.IsActive);
        return new RequestExecutor(
            builder.Build(), new RequestExecutorOptions(), [], [], NullLogger<RequestExecutor>.Instance);

        FieldConfiguration Field(string type, string field) =>
            ((ObjectTypeConfiguration?)builder.FindType(type))?.Fields.Find(found => found.Name == field)
            ?? throw new InvalidOperationException($"There is no field {type}.{field}.");
    }

    /// <summary>Executes a request, which here never waits.</summary>
    public static ExecutionResult Execute(RequestExecutor executor, GraphQLRequest request)
    {
        ValueTask<ExecutionResult> pending =
            executor.ExecuteAsync(request, NoServices, Nobody, configure: null, CancellationToken.None);
        return pending.IsCompletedSuccessfully
            ? pending.Result
            : throw new InvalidOperationException("What is in memory must be answered at once.");
    }

    /// <summary>Writes the same response by hand.</summary>
    public static void WriteByHand(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteStartObject("data"u8);
        writer.WriteStartArray("items"u8);
        foreach (Item item in Items)
        {
            writer.WriteStartObject();
            writer.WriteNumber("id"u8, item.Id);
            writer.WriteString("name"u8, item.Name);
            writer.WriteNumber("price"u8, item.Price);
            writer.WriteNumber("quantity"u8, item.Quantity);
            writer.WriteBoolean("isActive"u8, item.IsActive);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
        writer.WriteEndObject();
        writer.Flush();
    }
}

/// <summary>An item.</summary>
internal sealed record Item(int Id, string Name, double Price, int Quantity, bool IsActive)
{
    /// <summary>Makes one.</summary>
    public static Item Make(int number) =>
        new(number, $"Item number {number}", (number * 37 % 10_000) + 0.25, number % 17, number % 3 != 0);
}

/// <summary>The root field.</summary>
[QueryType]
internal static class ItemQueries
{
    /// <summary>The first items.</summary>
    public static ArraySegment<Item> GetItems(int count = 1000) => new(ListWorkload.Items, 0, count);
}
