using GraphTenancy.GraphQL.Engine.Language;
using GraphTenancy.GraphQL.Engine.Requests.Documents;
using GraphTenancy.GraphQL.Engine.Types.Costs;
using GraphTenancy.GraphQL.Engine.Validation;

namespace GraphTenancy.GraphQL.Engine.Requests;

/// <summary>What an application can set about the execution of requests.</summary>
public sealed class RequestExecutorOptions
{
    /// <summary>How long a request may take; <see cref="Timeout.InfiniteTimeSpan"/> for no limit.</summary>
    public TimeSpan ExecutionTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// How long an aborted request waits for resolvers that still run, so that they do not meet disposed services.
    /// </summary>
    public TimeSpan AbortPatience { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>Parsed and validated documents kept, with the plans of their operations; at least 1.</summary>
    public int DocumentCacheSize { get; set; } = 256;

    /// <summary>Plans kept over all documents; at least 1.</summary>
    public int PlanCacheSize { get; set; } = 256;

    /// <summary>Whether errors carry the exception's text; for development only.</summary>
    public bool IncludeExceptionDetails { get; set; }

    /// <summary>
    /// Whether the schema has <c>@defer</c>, for transports that can send a response in parts; others ignore it.
    /// </summary>
    public bool EnableDefer { get; set; }

    /// <summary>Whether the schema has <c>@stream</c>; see <see cref="EnableDefer"/>.</summary>
    public bool EnableStream { get; set; }

    /// <summary>The parser's limits.</summary>
    public ParserOptions Parser { get; set; } = new();

    /// <summary>The validator's limits.</summary>
    public ValidationOptions Validation { get; set; } = new();

    /// <summary>The limits of variables.</summary>
    public VariableLimits Variables { get; set; } = new();

    /// <summary>Trusted documents and automatic persisted queries.</summary>
    public PersistedOperationOptions PersistedOperations { get; } = new();

    /// <summary>Limits and default weights of cost analysis.</summary>
    public CostOptions Cost { get; } = new();

    /// <summary>
    /// Whether documents are executed as they are, for comparisons with other implementations in tests; never set by
    /// the product, whose resolvers and authorization rely on validation.
    /// </summary>
    internal bool SkipValidation { get; set; }

    /// <summary>
    /// Whether a subscription may be asked for one result, as <c>execute()</c> of the reference implementation gives
    /// it: its root fields are resolved like those of a query. For comparisons in tests.
    /// </summary>
    internal bool ResolveSubscriptions { get; set; }
}
