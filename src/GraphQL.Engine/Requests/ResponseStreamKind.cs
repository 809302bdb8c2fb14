namespace GraphTenancy.GraphQL.Engine.Requests;

/// <summary>How many results a request has, and what each of them is.</summary>
public enum ResponseStreamKind
{
    /// <summary>Exactly one result, a whole response; also for a subscription that could not start.</summary>
    Single,

    /// <summary>Payloads of one response, whose parts are deferred or streamed; one at least.</summary>
    Incremental,

    /// <summary>A whole response for each event, until the source stream ends.</summary>
    Subscription,
}
