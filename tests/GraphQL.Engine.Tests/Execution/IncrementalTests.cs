using Xunit;

namespace GraphTenancy.GraphQL.Engine.Tests.Execution;

public sealed class IncrementalTests
{
    private const string Sdl = """
        type Query { hero: Hero list: [Int] heroes: [Hero] strict: [Hero!] }
        type Hero { id: Int name: String slow: String required: String! friends: [Hero] best: Hero nested: Nested }
        type Nested { a: Int b: Int required: String! deeper: Nested }
        """;

    private readonly TestEngine _engine = new TestEngine(Sdl).Incremental();

    [Fact]
    public async Task Smoke()
    {
        Dictionary<string, object?> hero = new() { ["id"] = 1, ["name"] = "Luke", ["nested"] = new Dictionary<string, object?> { ["a"] = 1, ["b"] = 2 } };
        hero["friends"] = new object?[] { hero, hero };
        hero["best"] = hero;
        _engine.Sync("Query.hero", _ => hero).Sync("Query.list", _ => new[] { 1, 2, 3 }).Sync("Query.heroes", _ => new[] { hero, hero, hero });
        _engine.Async("Hero.slow", async _ => { await Task.Delay(10); return "slow"; });
        foreach (string d in new[]
        {
            "{ hero { id ...@defer(label:\"x\") { name slow } } }",
            "{ hero { id ...@defer { name nested { a } } ...@defer { id nested { a b } } } }",
            "{ ...@defer { hero { id ...@defer { name ...@defer { slow } } } } }",
            "{ list @stream(initialCount: 1) }",
            "{ heroes @stream { id ...@defer { slow } } }",
            "{ hero { friends @stream(initialCount: 1, label: \"f\") { id slow } ...@defer { friends { name } } } }",
            "{ hero { id ...@defer { required name } } }",
            "{ hero { ...@defer { required name } best { ...@defer { nested { required } } nested { required } } } }",
            "{ heroes @stream(initialCount: 2) { id nested { required } } }",
        })
        {
            foreach (string r in await _engine.ReadAllAsync(d))
            {
                Console.WriteLine(r);
            }

            Console.WriteLine("-----");
        }
    }
}
