using GraphTenancy.GraphQL.Engine.Errors;
using GraphTenancy.GraphQL.Engine.Requests;
using GraphTenancy.GraphQL.Engine.Types;
using Microsoft.Extensions.Logging.Abstractions;

namespace GraphTenancy.EngineHost;

/// <summary>What became of an SDL text.</summary>
/// <param name="Schema">The schema; <see langword="null"/> when the text was refused.</param>
/// <param name="Errors">Why it was refused.</param>
internal sealed record SchemaEntry(Schema? Schema, IReadOnlyList<GraphQLError> Errors)
{
    private readonly Lazy<RequestExecutor>? _validating = Schema is null ? null : Lazily(Schema, isValidating: true);
    private readonly Lazy<RequestExecutor>? _trusting = Schema is null ? null : Lazily(Schema, isValidating: false);

    /// <summary>The executor of the schema, which validates documents or takes them as they are.</summary>
    public RequestExecutor ExecutorFor(bool isValidating) => (isValidating ? _validating : _trusting)?.Value
        ?? throw new InvalidOperationException("A schema that was refused has no executor.");

    private static Lazy<RequestExecutor> Lazily(Schema schema, bool isValidating) => new(() => new RequestExecutor(
        schema, HostLimits.Executor(isValidating), [], [], NullLogger<RequestExecutor>.Instance));
}

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
            return new SchemaEntry(GenericSchema.Build(sdl), []);
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
