using System.Text.Json;
using GraphTenancy.GraphQL.Engine.Language;
using GraphTenancy.GraphQL.Engine.Types;
using GraphTenancy.GraphQL.Engine.Types.Configuration;

namespace GraphTenancy.EngineHost;

/// <summary>Schemas from SDL whose resolvers take their values from JSON.</summary>
internal static class GenericSchema
{
    /// <summary>Builds and validates the schema of a text.</summary>
    public static Schema Build(byte[] sdl)
    {
        SchemaBuilder builder = SchemaBuilder.FromSdl(new SourceText(sdl), HostLimits.Parser);
        foreach (TypeConfiguration type in builder.Types)
        {
            Bind(type);
        }

        return builder.Build();
    }

    private static void Bind(TypeConfiguration type)
    {
        switch (type)
        {
            case ObjectTypeConfiguration model:
                model.Fields.ForEach(Bind);
                break;
            case InterfaceTypeConfiguration contract:
                contract.ResolveType = TypeNameOf;
                break;
            case UnionTypeConfiguration union:
                union.ResolveType = TypeNameOf;
                break;
            // Also those that the engine knows by name: here every custom scalar passes JSON through.
            case ScalarTypeConfiguration scalar:
                scalar.Scalar = new PassThroughScalar
                {
                    Name = scalar.Name,
                    Description = scalar.Scalar.Description,
                    SpecifiedByUrl = scalar.Scalar.SpecifiedByUrl,
                };
                break;
        }
    }

    // The type of subscriptions is known by its place in the schema only; elsewhere nobody asks for events.
    private static void Bind(FieldConfiguration field)
    {
        field.Resolver = GenericResolver.ResolveAsync;
        field.Subscriber = GenericResolver.SubscribeAsync;
    }

    private static string? TypeNameOf(object value) =>
        value is JsonElement { ValueKind: JsonValueKind.Object } json
        && json.TryGetProperty("__typename", out JsonElement name) && name.ValueKind == JsonValueKind.String
            ? name.GetString()
            : null;
}
