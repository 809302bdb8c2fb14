using GraphTenancy.GraphQL.Engine.Errors;
using GraphTenancy.GraphQL.Engine.Requests;
using GraphTenancy.GraphQL.Engine.Types;
using Microsoft.Extensions.Logging.Abstractions;

namespace GraphTenancy.EngineHost;

/// <summary>What became of an SDL text.</summary>
/// <param name="Executor">The executor of its schema; <see langword="null"/> when the text was refused.</param>
/// <param name="Errors">Why it was refused.</param>
internal sealed record SchemaEntry(RequestExecutor? Executor, IReadOnlyList<GraphQLError> Errors);

/// <summary>The schemas used last, by the hash of their text. Safe for all threads.</summary>
internal sealed class SchemaCache(int capacity)
{
    private readonly BoundedCache<DocumentKey, SchemaEntry> _entries = new(capacity);

    /// <summary>Builds the schema of a text, or finds the one built before.</summary>
    public SchemaEntry Get(byte[] sdl) => _entries.GetOrAdd(DocumentKey.Of(sdl), sdl, Build);

    private static SchemaEntry Build(byte[] sdl)
    {
        try
        {
            Schema schema = GenericSchema.Build(sdl);
            return new SchemaEntry(
                new RequestExecutor(schema, HostLimits.Executor(), [], [], NullLogger<RequestExecutor>.Instance), []);
        }
        catch (GraphQLException exception)
        {
            return new SchemaEntry(null, [exception.Error]);
        }
        catch (SchemaException exception)
        {
            return new SchemaEntry(
                null, [.. exception.Errors.Select(static message => new GraphQLError { Message = message })]);
        }
    }
}
