using System.Diagnostics;
using System.Security.Claims;
using GraphTenancy.GraphQL.Engine.Execution;
using GraphTenancy.GraphQL.Engine.Execution.Planning;
using GraphTenancy.GraphQL.Engine.Language;
using GraphTenancy.GraphQL.Engine.Requests.Documents;
using GraphTenancy.GraphQL.Engine.Types;
using GraphTenancy.GraphQL.Engine.Types.Coercion;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace GraphTenancy.GraphQL.Engine.Requests;

/// <summary>
/// Executes requests against a schema: the way of a request through the engine. Safe for all threads.
/// </summary>
/// <remarks>
/// The steps, by the numbers in the code:
/// <list type="number">
/// <item><description>Find the document and hash it; the hash is its name in caches and logs.</description></item>
/// <item><description>Parse and validate it, once per distinct document.</description></item>
/// <item><description>Choose the operation, refuse one that the transport does not allow, and plan it, once per
/// distinct operation.</description></item>
/// <item><description>Coerce the variables, which settle the cost, and refuse an operation that costs too
/// much.</description></item>
/// <item><description>Make the request context; the caller adds its state.</description></item>
/// <item><description>Authorize: every requirement of every field that could take part, whatever the variables
/// of <c>@skip</c> and <c>@include</c> say.</description></item>
/// <item><description>Ask the interceptors, which may refuse the operation.</description></item>
/// <item><description>Resolve everything that has to be waited for.</description></item>
/// <item><description>Write the response.</description></item>
/// </list>
/// A failure before step 8 is a request error: the response has <c>errors</c> only. The caches hold nothing of any
/// tenant or user.
/// </remarks>
public sealed partial class RequestExecutor
{
    private readonly RequestExecutorOptions _options;
    private readonly IReadOnlyList<IOperationInterceptor> _interceptors;
    private readonly ErrorHandler _errorHandler;
    private readonly AbstractTypeResolver _typeResolver;
    private readonly ILogger<RequestExecutor> _logger;
    private readonly BoundedCache<(DocumentKey Document, bool HasSuggestions), KnownDocument> _documents;
    private readonly BoundedCache<PlanKey, OperationPlan> _plans;

    /// <summary>Makes the executor of a schema; one per application.</summary>
    public RequestExecutor(
        Schema schema,
        RequestExecutorOptions options,
        IEnumerable<IOperationInterceptor> interceptors,
        IEnumerable<IErrorFilter> errorFilters,
        ILogger<RequestExecutor> logger,
        IOperationDocumentStorage? trustedDocuments = null)
    {
        Schema = schema;
        _options = options;
        _interceptors = [.. interceptors];
        _logger = logger;
        _errorHandler = new ErrorHandler(errorFilters, logger, options.IncludeExceptionDetails);
        _typeResolver = new AbstractTypeResolver(schema);
        _trusted = trustedDocuments;
        _automatic = options.PersistedOperations is
        { EnableAutomaticPersistedQueries: true, OnlyAllowPersistedDocuments: false } apq
            ? new AutomaticDocumentStore(apq.MaxAutomaticDocuments, apq.MaxAutomaticBytes)
            : null;
        _documents = new BoundedCache<(DocumentKey, bool), KnownDocument>(options.DocumentCacheSize);
        _plans = new BoundedCache<PlanKey, OperationPlan>(options.PlanCacheSize);
    }

    /// <summary>The schema.</summary>
    public Schema Schema { get; }

    internal int CachedDocuments => _documents.Count;

    internal int CachedPlans => _plans.Count;

    /// <summary>
    /// Executes a query or mutation to exactly one result. Errors of the request are in the result, not thrown.
    /// </summary>
    /// <remarks>A subscription is refused; <c>@defer</c> and <c>@stream</c> are ignored and nothing is lost.</remarks>
    /// <param name="request">The request; its document's memory is not kept.</param>
    /// <param name="services">The request's service scope; it must live until the returned task ends.</param>
    /// <param name="user">Who asks.</param>
    /// <param name="configure">Adds state to the request's context before anything looks at it.</param>
    /// <param name="cancellationToken">Ends the request when the client leaves.</param>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    public async ValueTask<ExecutionResult> ExecuteAsync(
        GraphQLRequest request,
        IServiceProvider services,
        ClaimsPrincipal user,
        Action<RequestContext>? configure,
        CancellationToken cancellationToken)
    {
        RequestProgress progress = ProgressOf(request, services, user, configure);
        using CancellationTokenSource aborted = CreateLimit(cancellationToken);
        try
        {
            // 1. Find and hash the document.
            await FindDocumentAsync(progress, aborted.Token);
            OperationPlan plan = GetPlan(progress, _options.ResolveSubscriptions);
            return Note(progress, await ExecuteAsync(plan, progress, aborted.Token));
        }
        catch (Exception exception)
        {
            return Note(progress, FailureOf(exception, progress, aborted, cancellationToken));
        }
    }

    /// <summary>
    /// Executes any operation to the results that it has. Errors of the request are in the results, not thrown.
    /// </summary>
    /// <param name="request">The request; its document's memory is not kept.</param>
    /// <param name="services">The request's service scope; it must live until the stream is disposed. The events of a
    /// subscription are executed in scopes of their own where it has an <see cref="IServiceScopeFactory"/>.</param>
    /// <param name="user">Who asks.</param>
    /// <param name="configure">Adds state to a request context before anything looks at it; called again for each
    /// event of a subscription, whose context is its own.</param>
    /// <param name="cancellationToken">Ends the request, and the stream, when the client leaves.</param>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    public async ValueTask<ResponseStream> ExecuteStreamAsync(
        GraphQLRequest request,
        IServiceProvider services,
        ClaimsPrincipal user,
        Action<RequestContext>? configure,
        CancellationToken cancellationToken)
    {
        RequestProgress progress = ProgressOf(request, services, user, configure);
        CancellationTokenSource aborted = CreateLimit(cancellationToken);
        ResponseStream? stream = null;
        try
        {
            await FindDocumentAsync(progress, aborted.Token);
            OperationPlan plan = GetPlan(progress, allowsSubscription: true);
            stream = request.CostMode == CostMode.Validate ? null
                : plan.Definition.Operation == OperationType.Subscription
                    ? await SubscribeAsync(plan, progress, aborted)
                : plan.UsesIncrementalDelivery
                    ? await ExecuteIncrementallyAsync(plan, progress, aborted, cancellationToken)
                : null;
            stream ??= Single(progress, await ExecuteAsync(plan, progress, aborted.Token));
        }
        catch (Exception exception)
        {
            stream = Single(progress, FailureOf(exception, progress, aborted, cancellationToken));
        }
        finally
        {
            if (stream is not { Kind: not ResponseStreamKind.Single })
            {
                aborted.Dispose();
            }
        }

        return stream;
    }

    private static RequestProgress ProgressOf(
        GraphQLRequest request, IServiceProvider services, ClaimsPrincipal user, Action<RequestContext>? configure) =>
        new()
        {
            Request = request,
            Services = services,
            User = user,
            Configure = configure,
        };

    private OperationPlan GetPlan(RequestProgress progress, bool allowsSubscription)
    {
        // 2. Parse and validate.
        // Whoever waits for a document that another request has brought gets its errors as well. So the suggestions
        // in them, which tell of the schema, belong to the key.
        bool isOpen = progress.Request.IsIntrospectionAllowed;
        KnownDocument known = _documents.GetOrAdd(
            (progress.Key, isOpen),
            (this, progress),
            static at => at.Item1.ParseAndValidate(at.progress));
        EngineMetrics.NoteLookup("document", !progress.IsDocumentNew);
        Register(progress);
        if (!isOpen && known.Introspection is { } field)
        {
            throw IntrospectionUse.Refuse(field);
        }

        // 3. Choose and plan the operation.
        OperationDefinitionNode operation =
            OperationPlanner.GetOperation(known.Document.Document, progress.Request.OperationName);
        progress.Operation = operation;
        progress.DocumentHash = known.Hash;
        progress.Document = known.Document;
        RefuseWhatTransportForbids(progress, allowsSubscription);
        OperationPlan plan = _plans.GetOrAdd(
            new PlanKey(progress.Key, operation.Name?.Value, Variant: null),
            (this, known.Document, progress),
            static at => at.Item1.Plan(at.Document, at.progress));
        EngineMetrics.NoteLookup("plan", !progress.IsPlanNew);
        return plan;
    }

    private async ValueTask<ExecutionResult> ExecuteAsync(
        OperationPlan plan, RequestProgress progress, CancellationToken aborted)
    {
        // 4. Coerce the variables.
        VariableValues variables = CoerceVariables(plan, progress);
        if (progress.Request.CostMode == CostMode.Validate)
        {
            return ResponseFormatter.WriteCost(progress);
        }

        using OperationExecution execution = Begin(plan, variables, progress, aborted);
        return await AdmitAsync(execution, progress)
            ? await RunExactlyAsync(execution, rootValue: null, progress)
            : ResponseFormatter.WriteRefusal(progress);
    }

    private VariableValues CoerceVariables(OperationPlan plan, RequestProgress progress)
    {
        _options.Variables.Check(progress.Request.Variables);
        VariableValues variables = VariableCoercion.Coerce(Schema, plan.Definition, progress.Request.Variables);
        ReckonCost(plan, variables, progress);
        return variables;
    }

    private OperationExecution Begin(
        OperationPlan plan, VariableValues variables, RequestProgress progress, CancellationToken aborted)
    {
        // 5. Make the context.
        var context = new RequestContext
        {
            Schema = Schema,
            Services = progress.Services,
            User = progress.User,
            Operation = plan.Definition.Operation,
            DocumentHash = progress.DocumentHash,
            OperationName = plan.Definition.Name?.Value,
            Cost = progress.Cost ?? default,
            Aborted = aborted,
        };
        if (progress.Request.CostMode == CostMode.Report)
        {
            context.SetExtension(ResponseFormatter.CostExtension, ResponseFormatter.Describe(progress.Cost ?? default));
        }

        progress.Configure?.Invoke(context);
        return new OperationExecution(plan, context, variables, _errorHandler, _typeResolver);
    }

    /// <summary>Whether the operation may run; else <see cref="RequestProgress.Refusal"/> says why not.</summary>
    private async ValueTask<bool> AdmitAsync(OperationExecution execution, RequestProgress progress)
    {
        // 6. Authorize.
        progress.Refusal = await OperationAuthorizer.AuthorizeAsync(execution.Plan, execution.Request);

        // 7. Ask the interceptors.
        for (int i = 0; i < _interceptors.Count && progress.Refusal is null; i++)
        {
            progress.Refusal = await _interceptors[i].BeforeExecutionAsync(
                execution.Plan, execution.Request, execution.Request.Aborted);
        }

        return progress.Refusal is null;
    }

    // Few operations select a field under several conditions; theirs is a plan for the values at hand.
    private ValueTask<ExecutionResult> RunExactlyAsync(
        OperationExecution admission, object? rootValue, RequestProgress progress)
    {
        return NeedsVariant(admission)
            ? RunVariantAsync(VariantOf(admission, progress, isIncremental: false))
            : RunAsync(admission, rootValue, progress);

        async ValueTask<ExecutionResult> RunVariantAsync(OperationExecution variant)
        {
            using (variant)
            {
                return await RunAsync(variant, rootValue, progress);
            }
        }
    }

    private async ValueTask<ExecutionResult> RunAsync(
        OperationExecution execution, object? rootValue, RequestProgress progress)
    {
        // 8. Resolve.
        ResolvedObject root = await ResolveAsync(execution, rootValue, progress);

        // 9. Write.
        var writer = new ResultWriter();
        var response = new ResponseWriter(
            writer, execution, _errorHandler, _typeResolver, execution.Request.Aborted);
        return ResponseFormatter.WriteResponse(progress, execution.Request, writer, response, root);
    }

    private async ValueTask<ResolvedObject> ResolveAsync(
        OperationExecution execution, object? rootValue, RequestProgress progress)
    {
        // An event of a subscription is executed like a query, in a span of its own.
        bool isEvent = progress.Operation?.Operation == OperationType.Subscription;
        using Activity? activity = EngineActivities.Start(isEvent ? "GraphQL event" : "GraphQL execute", progress);
        try
        {
            return await execution.ResolveAsync(rootValue);
        }
        finally
        {
            await execution.SettleAsync(_options.AbortPatience);
        }
    }

    // A nullable Boolean variable with a default may stand in "if: Boolean!", and the request may still say null. Then
    // each selection set that asks for it fails, which only the plan for these values knows.
    private static bool NeedsVariant(OperationExecution execution) => execution.Plan.IsExactOnlyByVariant
        || (execution.Plan.ConditionVariables.Count > 0 && execution.Plan.ConditionVariables.Any(name =>
            !execution.Variables.Values.TryGetValue(name, out object? value) || value is null));

    private static ResponseStream Single(RequestProgress progress, ExecutionResult result) =>
        new(ResponseStreamKind.Single, progress, new SingleResponse(Note(progress, result)));

    private static ExecutionResult Note(RequestProgress progress, ExecutionResult result)
    {
        EngineMetrics.NoteRequest(progress, result.Errors, result.HasData);
        return result;
    }
}
