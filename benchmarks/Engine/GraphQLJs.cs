using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace GraphTenancy.Benchmarks.Engine;

/// <summary>graphql-js in a Node process, which does the same work on the same documents and data.</summary>
internal sealed class GraphQLJs : IDisposable
{
    private readonly Process _process;

    private GraphQLJs(Process process) => _process = process;

    /// <summary>Starts Node; <see langword="null"/>, and a line that says why, when it cannot be had.</summary>
    public static GraphQLJs? TryStart()
    {
        string folder = FindFolder();
        if (!Directory.Exists(Path.Combine(folder, "node_modules", "graphql")))
        {
            Console.Error.WriteLine($"No graphql-js beside us: run \"npm ci\" in {folder}.");
            return null;
        }

        var start = new ProcessStartInfo("node", [Path.Combine(folder, "rival.mjs")])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        start.Environment["NODE_ENV"] = "production";
        try
        {
            return new GraphQLJs(Process.Start(start) ?? throw new InvalidOperationException("node did not start."));
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Console.Error.WriteLine("No graphql-js beside us: node is not in the PATH.");
            return null;
        }
    }

    /// <summary>Prepares a piece of work: <c>parse</c>, <c>validate</c> or <c>execute</c>.</summary>
    public Contestant Contestant(string work, string sdl, string document, JsonNode? items = null)
    {
        JsonElement prepared = Ask(new JsonObject
        {
            ["prepare"] = work,
            ["sdl"] = sdl,
            ["document"] = document,
            ["items"] = items,
        });
        int number = prepared.GetProperty("work").GetInt32();
        return new Contestant(
            $"graphql-js {prepared.GetProperty("version")}",
            length => Ask(new JsonObject { ["work"] = number, ["milliseconds"] = (int)length.TotalMilliseconds })
                .GetProperty("nanoseconds").GetDouble());
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _process.StandardInput.Close();
        if (!_process.WaitForExit(TimeSpan.FromSeconds(5)))
        {
            _process.Kill();
        }

        _process.Dispose();
    }

    private static string FindFolder()
    {
        for (DirectoryInfo? at = new(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            string folder = Path.Combine(at.FullName, "graphql-js");
            if (File.Exists(Path.Combine(folder, "rival.mjs")))
            {
                return folder;
            }
        }

        throw new DirectoryNotFoundException("benchmarks/graphql-js is not above the program.");
    }

    private JsonElement Ask(JsonObject question)
    {
        _process.StandardInput.WriteLine(question.ToJsonString());
        string answer = _process.StandardOutput.ReadLine()
            ?? throw new InvalidOperationException("graphql-js ended; see its message above.");
        using JsonDocument document = JsonDocument.Parse(answer);
        return document.RootElement.Clone();
    }
}
