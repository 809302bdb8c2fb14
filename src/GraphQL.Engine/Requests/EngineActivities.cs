using System.Diagnostics;

namespace GraphTenancy.GraphQL.Engine.Requests;

/// <summary>The spans of the engine; starting one costs next to nothing while nobody listens.</summary>
public static class EngineActivities
{
    /// <summary>The name to listen to.</summary>
    public const string SourceName = "GraphTenancy.GraphQL";

    private static readonly ActivitySource Source = new(SourceName);

    internal static Activity? Start(string name) => Source.StartActivity(name);
}
