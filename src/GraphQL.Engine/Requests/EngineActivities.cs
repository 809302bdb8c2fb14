using System.Diagnostics;

namespace GraphTenancy.GraphQL.Engine.Requests;

/// <summary>The spans of the engine; starting one costs next to nothing while nobody listens.</summary>
/// <remarks>
/// https://opentelemetry.io/docs/specs/semconv/graphql/graphql-spans/. They name the operation and the hash of its
/// document; the document itself and the variables can hold data of a tenant and are never noted.
/// </remarks>
public static class EngineActivities
{
    /// <summary>The name to listen to.</summary>
    public const string SourceName = "GraphTenancy.GraphQL";

    private static readonly ActivitySource Source = new(SourceName);

    internal static Activity? Start(string name, RequestProgress? progress = null)
    {
        Activity? activity = Source.StartActivity(name);
        if (activity is not null && progress is not null)
        {
            Describe(activity, progress);
        }

        return activity;
    }

    /// <summary>Marks a span as failed, by the code that the client sees.</summary>
    internal static void Fail(Activity? activity, string? code)
    {
        activity?.SetStatus(ActivityStatusCode.Error);
        activity?.SetTag("error.type", code ?? "none");
    }

    private static void Describe(Activity activity, RequestProgress progress)
    {
        activity.SetTag("graphql.document.hash", progress.Key.ToString());
        if (progress.Operation is { } operation)
        {
            activity.SetTag("graphql.operation.type", EngineMetrics.NameOf(operation.Operation));
            if (operation.Name is { } name)
            {
                activity.SetTag("graphql.operation.name", name.Value);
            }
        }
    }
}
