using System.Diagnostics;
using System.Diagnostics.Metrics;
using GraphTenancy.GraphQL.Engine.Errors;
using GraphTenancy.GraphQL.Engine.Execution.Costs;
using GraphTenancy.GraphQL.Engine.Language;

namespace GraphTenancy.GraphQL.Engine.Requests;

/// <summary>
/// The figures of the engine. No label holds anything of a tenant, a user, a document or a value, and each has few
/// values.
/// </summary>
public static class EngineMetrics
{
    /// <summary>The name to listen to.</summary>
    public const string MeterName = EngineActivities.SourceName;

    private const int MaxCodes = 200;

    private static readonly Meter Meter = new(MeterName);

    private static readonly Counter<long> Requests = Meter.CreateCounter<long>(
        "graphtenancy.graphql.requests", "{request}", "Requests by kind of operation and outcome.");

    private static readonly Histogram<double> Duration = Meter.CreateHistogram<double>(
        "graphtenancy.graphql.request.duration", "s", "How long requests took, by kind of operation and outcome.");

    private static readonly Counter<long> Errors = Meter.CreateCounter<long>(
        "graphtenancy.graphql.errors", "{error}", "Errors in responses by code.");

    private static readonly Counter<long> Lookups = Meter.CreateCounter<long>(
        "graphtenancy.graphql.cache.lookups", "{lookup}", "Lookups in the caches of documents and plans, hit or miss.");

    private static readonly Histogram<double> Cost = Meter.CreateHistogram<double>(
        "graphtenancy.graphql.operation.cost", "1", "What operations cost, refused ones included; by field or type.");

    private static readonly UpDownCounter<long> Subscriptions = Meter.CreateUpDownCounter<long>(
        "graphtenancy.graphql.subscriptions.active", "{subscription}", "Subscriptions that run.");

    private static readonly CodeLabels Codes = new(MaxCodes);

    /// <summary>Notes the result of a request.</summary>
    internal static void NoteRequest(RequestProgress progress, IReadOnlyList<GraphQLError> errors, bool hasData)
    {
        if (Requests.Enabled || Duration.Enabled)
        {
            var tags = new TagList
            {
                { "graphql.operation.type", NameOf(progress.Operation?.Operation) },
                { "outcome", !hasData && errors.Count > 0 ? "refused" : errors.Count > 0 ? "errors" : "ok" },
            };
            Requests.Add(1, tags);
            Duration.Record(Stopwatch.GetElapsedTime(progress.Started).TotalSeconds, tags);
        }

        NoteErrors(errors);
    }

    /// <summary>Notes errors, such as those of an event of a subscription.</summary>
    internal static void NoteErrors(IReadOnlyList<GraphQLError> errors)
    {
        if (!Errors.Enabled)
        {
            return;
        }

        foreach (GraphQLError error in errors)
        {
            Errors.Add(1, KeyValuePair.Create<string, object?>("code", Codes.Of(error.Code)));
        }
    }

    internal static void NoteLookup(string cache, bool isHit)
    {
        if (Lookups.Enabled)
        {
            Lookups.Add(1, new TagList { { "cache", cache }, { "result", isHit ? "hit" : "miss" } });
        }
    }

    internal static void NoteCost(OperationCost cost)
    {
        if (Cost.Enabled)
        {
            Cost.Record(cost.FieldCost, KeyValuePair.Create<string, object?>("kind", "field"));
            Cost.Record(cost.TypeCost, KeyValuePair.Create<string, object?>("kind", "type"));
        }
    }

    internal static void NoteSubscription(int change) => Subscriptions.Add(change);

    /// <summary>The kind of operation as OpenTelemetry names it.</summary>
    internal static string NameOf(OperationType? operation) => operation switch
    {
        OperationType.Query => "query",
        OperationType.Mutation => "mutation",
        OperationType.Subscription => "subscription",
        _ => "unknown",
    };
}
