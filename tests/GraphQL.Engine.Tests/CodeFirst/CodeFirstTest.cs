using GraphTenancy.GraphQL.Engine.Requests;
using GraphTenancy.GraphQL.Engine.Types;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace GraphTenancy.GraphQL.Engine.Tests.CodeFirst;

/// <summary>Builds schemas of a few classes.</summary>
internal static class CodeFirstTest
{
    public static Schema Build(params Type[] types) => Build(static _ => { }, types);

    public static Schema Build(Action<GraphQLServerBuilder> configure, params Type[] types)
    {
        // What fields cost would stand beside each resolver; tests of cost ask for it.
        GraphQLServerBuilder builder = new ServiceCollection().AddGraphQLServer()
            .ModifyCostOptions(static cost => cost.ApplyCostDefaults = false);
        foreach (Type type in types)
        {
            builder.AddType(type);
        }

        configure(builder);
        return builder.Services.BuildServiceProvider().GetRequiredService<Schema>();
    }

    /// <summary>The definitions of the named types, in the order of the names.</summary>
    public static string Sdl(string names, params Type[] types)
    {
        // A blank line stands between definitions, and before an indented member with a description.
        string[] definitions = [.. SchemaPrinter.Print(Build(types))
            .Replace("\n\n ", "\f", StringComparison.Ordinal)
            .Split("\n\n")
            .Select(static definition => definition.Replace("\f", "\n\n ", StringComparison.Ordinal))];
        return string.Join("\n\n", names.Split(' ').Select(name => Assert.Single(
            definitions, definition => Array.Exists(definition.Split('\n'), line => Defines(line, name)))));
    }

    private static bool Defines(string line, string name) =>
        line.Length > 0 && char.IsLetter(line[0]) && line.Split([' ', '(', '@'], StringSplitOptions.RemoveEmptyEntries)[1] == name;
}
