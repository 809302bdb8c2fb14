using System.Text;
using GraphTenancy.GraphQL.Engine.Requests;
using Spectre.Console;

namespace GraphTenancy.Benchmarks.Engine;

/// <summary>What a request on the cached path allocates, by fields and items.</summary>
internal static class AllocationReport
{
    private const int Repetitions = 200;

    private static readonly int[] FieldCounts = [1, 5, 10, 20];
    private static readonly int[] ItemCounts = [10, 100, 1000];

    /// <summary>Measures and prints the table.</summary>
    public static void Print()
    {
        Table table = new Table().AddColumns(
            ["bytes allocated per request", .. FieldCounts.Select(static count => $"{count} fields")]);
        foreach ((string name, RequestExecutor executor) in new[]
        {
            ("code first", ListWorkload.CodeFirst()),
            ("SDL first", ListWorkload.SdlFirst()),
        })
        {
            foreach (int items in ItemCounts)
            {
                table.AddRow(
                [
                    $"{name}, {items} items",
                    .. FieldCounts.Select(fields => $"{PerRequest(executor, Document(items, fields)):0}"),
                ]);
            }
        }

        AnsiConsole.Write(table);
    }

    private static GraphQLRequest Document(int items, int fields)
    {
        string[] names = ["id", "name", "price", "quantity", "isActive"];
        string selection = string.Join(
            ' ', Enumerable.Range(0, fields).Select(i => $"f{i}: {names[i % names.Length]}"));
        return new GraphQLRequest
        {
            Document = Encoding.UTF8.GetBytes($"{{ items(count: {items}) {{ {selection} }} }}"),
        };
    }

    private static double PerRequest(RequestExecutor executor, GraphQLRequest request)
    {
        for (int i = 0; i < Repetitions; i++)
        {
            ListWorkload.Execute(executor, request).Dispose();
        }

        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < Repetitions; i++)
        {
            ListWorkload.Execute(executor, request).Dispose();
        }

        return (GC.GetAllocatedBytesForCurrentThread() - before) / (double)Repetitions;
    }
}
