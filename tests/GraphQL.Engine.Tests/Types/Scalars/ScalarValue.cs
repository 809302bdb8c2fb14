using System.Text;
using System.Text.Json;
using GraphTenancy.GraphQL.Engine.Execution;
using GraphTenancy.GraphQL.Engine.Language;
using GraphTenancy.GraphQL.Engine.Types;
using GraphTenancy.GraphQL.Engine.Types.Scalars;

namespace GraphTenancy.GraphQL.Engine.Tests.Types.Scalars;

/// <summary>Takes values through a scalar, named as the schema names it.</summary>
internal static class ScalarValue
{
    public static object FromJson(string scalar, string json)
    {
        using var document = JsonDocument.Parse(json);
        return Find(scalar).CoerceVariable(document.RootElement);
    }

    public static object FromLiteral(string scalar, string literal) =>
        Find(scalar).CoerceLiteral(GraphQLParser.ParseValue(literal));

    public static string ToResult(string scalar, object value)
    {
        using var writer = new ResultWriter();
        Find(scalar).WriteResult(value, writer);
        return Encoding.UTF8.GetString(writer.Written.Span);
    }

    public static string ToResultFromJson(string scalar, string json)
    {
        using var document = JsonDocument.Parse(json);
        return ToResult(scalar, document.RootElement);
    }

    private static ScalarType Find(string name) =>
        BuiltInScalars.Find(name) ?? throw new ArgumentException($"{name} is no scalar.", nameof(name));
}
