using System.Security.Claims;
using System.Text.Json;
using GraphTenancy.GraphQL.Engine.Errors;
using GraphTenancy.GraphQL.Engine.Execution;
using GraphTenancy.GraphQL.Engine.Language;
using GraphTenancy.GraphQL.Engine.Requests;
using GraphTenancy.GraphQL.Engine.Types;
using GraphTenancy.GraphQL.Engine.Types.Comparison;
using GraphTenancy.GraphQL.Engine.Validation;
using Microsoft.Extensions.DependencyInjection;

namespace GraphTenancy.EngineHost;

/// <summary>Answers one request: parse, schema, validate, execute, subscribe or deliver in parts.</summary>
internal sealed class RequestHandler
{
    private static readonly ClaimsPrincipal Nobody = new(new ClaimsIdentity());
    private static readonly JsonDocumentOptions JsonOptions = new() { MaxDepth = 2048 };

    private readonly SchemaCache _schemas = new(capacity: 512);
    private readonly ServiceProvider _services = new ServiceCollection().BuildServiceProvider();

    /// <summary>Answers a line; whatever it holds, the answer is a line too.</summary>
    public async Task<byte[]> AnswerAsync(byte[] line)
    {
        JsonElement id = default;
        try
        {
            using var document = JsonDocument.Parse(line, JsonOptions);
            if (document.RootElement.ValueKind != JsonValueKind.Object)
            {
                return Answers.Refuse(id, "The line is not a JSON object.");
            }

            // A clone: a refusal below is written after the document is gone.
            id = document.RootElement.TryGetProperty("id", out JsonElement given) ? given.Clone() : default;
            return await AnswerAsync(id, new HostRequest(document.RootElement));
        }
        catch (JsonException exception)
        {
            return Answers.Refuse(id, $"The line is not JSON: {exception.Message}");
        }
        catch (GraphQLException exception)
        {
            return Answers.Refuse(id, [exception.Error]);
        }
        catch (Exception exception)
        {
            // The process serves others too; a defect shows in the answer, where a comparison finds it.
            return Answers.Refuse(id, $"The host failed: {exception}");
        }
    }

    private async ValueTask<byte[]> AnswerAsync(JsonElement id, HostRequest request)
    {
        switch (request.Mode)
        {
            case "parse":
                GraphQLParser.Parse(new SourceText(request.Query), HostLimits.Parser);
                return Answers.Accept(id);
            case "print":
                return Answers.Text(
                    id, SyntaxPrinter.Print(GraphQLParser.Parse(new SourceText(request.Query), HostLimits.Parser)));
            case "schema" or "printSchema" or "diff" or "validate" or "execute" or "subscribe" or "incremental":
                SchemaEntry entry = _schemas.Get(request.Sdl);
                return entry.Schema is { } schema
                    ? await AnswerAsync(id, request, schema, entry)
                    : Answers.Refuse(id, entry.Errors);
            default:
                return Answers.Refuse(id, $"Unknown mode \"{request.Mode}\".");
        }
    }

    private ValueTask<byte[]> AnswerAsync(JsonElement id, HostRequest request, Schema schema, SchemaEntry entry) =>
        request.Mode switch
        {
            "schema" => new(Answers.Accept(id)),
            "diff" => new(Compare(id, schema, _schemas.Get(request.NewSdl))),
            "printSchema" => new(Answers.Text(id, SchemaPrinter.Print(schema))),
            "validate" => new(Validate(id, request, schema)),
            "execute" => ExecuteAsync(id, request, entry.ExecutorFor(request.IsValidating)),
            "incremental" => DeliverAsync(id, request, entry.ExecutorFor(request.IsValidating)),
            _ => SubscribeAsync(id, request, entry.ExecutorFor(request.IsValidating)),
        };

    private static byte[] Compare(JsonElement id, Schema old, SchemaEntry @new) => @new.Schema is { } schema
        ? Answers.Changes(id, SchemaComparer.Compare(old, schema))
        : Answers.Refuse(id, @new.Errors);

    private static byte[] Validate(JsonElement id, HostRequest request, Schema schema)
    {
        DocumentNode document = GraphQLParser.Parse(new SourceText(request.Query), HostLimits.Parser);
        ValidationResult result = DocumentValidator.Validate(schema, document, HostLimits.Validation);
        return result.Errors.Count == 0 ? Answers.Accept(id) : Answers.Refuse(id, result.Errors);
    }

    private async ValueTask<byte[]> ExecuteAsync(JsonElement id, HostRequest request, RequestExecutor executor)
    {
        using ExecutionResult result = await executor.ExecuteAsync(
            request.ToGraphQLRequest(), _services, Nobody, AddDataOf(request), CancellationToken.None);
        return Answers.Result(id, result.Body);
    }

    private async ValueTask<byte[]> SubscribeAsync(JsonElement id, HostRequest request, RequestExecutor executor)
    {
        await using ResponseStream stream = await executor.ExecuteStreamAsync(
            request.ToGraphQLRequest(), _services, Nobody, AddDataOf(request), CancellationToken.None);
        IReadOnlyList<byte[]> results = await ReadAsync(stream);
        if (stream.Kind == ResponseStreamKind.Subscription)
        {
            return Answers.Results(id, results);
        }

        // Variables are coerced first, whatever the operation is; data stands before errors, a refusal has none.
        return stream.Operation is null or OperationType.Subscription || results[0].AsSpan().StartsWith("{\"errors\""u8)
            ? Answers.Result(id, results[0])
            : Answers.Refuse(id, "Expected subscription operation.");
    }

    // All payloads of a response that is delivered in parts, or the only one.
    private async ValueTask<byte[]> DeliverAsync(JsonElement id, HostRequest request, RequestExecutor executor)
    {
        await using ResponseStream stream = await executor.ExecuteStreamAsync(
            request.ToGraphQLRequest(), _services, Nobody, AddDataOf(request), CancellationToken.None);
        return Answers.Results(id, await ReadAsync(stream));
    }

    private static async ValueTask<IReadOnlyList<byte[]>> ReadAsync(ResponseStream stream)
    {
        var results = new List<byte[]>();
        await foreach (ExecutionResult result in stream.ReadResultsAsync(CancellationToken.None))
        {
            using (result)
            {
                results.Add(result.Body.ToArray());
            }
        }

        return results;
    }

    // Called for each event of a subscription again: its delays are its own.
    private static Action<RequestContext> AddDataOf(HostRequest request) =>
        context => context.SetState(new HostData(request.Root));
}
