using System.Reflection;
using System.Text.RegularExpressions;
using GraphTenancy.GraphQL.Data;
using GraphTenancy.GraphQL.Engine.Errors;
using GraphTenancy.GraphQL.Engine.Types;
using GraphTenancy.GraphQL.Hosting;
using GraphTenancy.GraphQL.Http;

namespace GraphTenancy.GraphQL.Tests.Architecture;

public sealed partial class ErrorCodeTests
{
    private static readonly string Documented =
        File.ReadAllText(Path.Combine(ProjectFolders.Root, "docs", "errors.md"));

    [Fact]
    public void Every_code_is_documented_and_every_documented_code_exists()
    {
        IEnumerable<string> codes = new[] { typeof(ErrorCodes), typeof(DataErrorCodes), typeof(ServerErrorCodes) }
            .SelectMany(static type => type.GetFields(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static))
            .Where(static field => field.IsLiteral && field.FieldType == typeof(string))
            .Select(static field => (string?)field.GetRawConstantValue() ?? "")
            .Distinct()
            .Order(StringComparer.Ordinal);

        Assert.Equal(codes, NamesIn(CodeInTable()));
    }

    [Fact]
    public void Every_error_of_a_mutation_is_documented_and_every_documented_one_exists()
    {
        IEnumerable<string> types = ServerBuilder.BuildSchema().Types.OfType<ObjectType>()
            .Where(static type => type.Interfaces.Any(static it => it.Name == "Error"))
            .Select(static type => type.Name)
            .Order(StringComparer.Ordinal);

        Assert.Equal(types, NamesIn(ErrorInTable()));
    }

    private static IEnumerable<string> NamesIn(Regex pattern) => pattern.Matches(Documented)
        .Select(static match => match.Groups["name"].Value).Distinct().Order(StringComparer.Ordinal);

    [GeneratedRegex(
        @"^\| `(?<name>[A-Z0-9_]+)` \|",
        RegexOptions.Multiline | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex CodeInTable();

    [GeneratedRegex(
        @"`(?<name>[A-Z]\w+Error)`",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex ErrorInTable();
}
