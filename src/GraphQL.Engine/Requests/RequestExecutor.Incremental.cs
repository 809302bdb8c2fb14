using GraphTenancy.GraphQL.Engine.Errors;
using GraphTenancy.GraphQL.Engine.Execution;
using GraphTenancy.GraphQL.Engine.Execution.Incremental;
using GraphTenancy.GraphQL.Engine.Execution.Planning;
using GraphTenancy.GraphQL.Engine.Validation;

namespace GraphTenancy.GraphQL.Engine.Requests;

/// <content>
/// Incremental delivery: steps 4 to 9 for the initial response, then 8 and 9 for each part when a payload is asked for.
/// Steps 6 and 7 look at the plan for all requests, which knows the deferred fields as well.
/// </content>
public sealed partial class RequestExecutor
{
    private async ValueTask<ResponseStream> ExecuteIncrementallyAsync(
        OperationPlan plan, RequestProgress progress, CancellationTokenSource aborted, CancellationToken client)
    {
        VariableValues variables = CoerceVariables(plan, progress);
        using OperationExecution admission = Begin(plan, variables, progress, aborted.Token);
        if (!await AdmitAsync(admission, progress))
        {
            return Single(progress, ResponseFormatter.WriteRefusal(progress));
        }

        OperationExecution execution = VariantOf(admission, progress, isIncremental: true);
        try
        {
            var extensions = new ResponseExtensions(execution.Request);
            (ExecutionResult initial, IncrementalDelivery? delivery) =
                await RunInitialAsync(execution, extensions, progress);
            if (delivery is null)
            {
                execution.Dispose();
                return Single(progress, initial);
            }

            var responses = new IncrementalResponses(Note(progress, initial))
            {
                Progress = progress,
                Execution = execution,
                Delivery = delivery,
                Extensions = extensions,
                Aborted = aborted,
                Fail = exception => delivery.Fail(LateFailureOf(exception, progress, aborted, client)),
                Patience = _options.AbortPatience,
            };
            return new ResponseStream(ResponseStreamKind.Incremental, progress, responses);
        }
        catch
        {
            await execution.DropStreamsAsync();
            execution.Dispose();
            throw;
        }
    }

    private async ValueTask<(ExecutionResult Initial, IncrementalDelivery? Delivery)> RunInitialAsync(
        OperationExecution execution, ResponseExtensions extensions, RequestProgress progress)
    {
        ResolvedObject root = await ResolveAsync(execution, rootValue: null, progress);
        var writer = new ResultWriter();
        try
        {
            var response = new ResponseWriter(
                writer, execution, _errorHandler, _typeResolver, execution.Request.Aborted);
            writer.WriteStartObject();
            writer.WriteProperty("\"data\":"u8);
            response.WriteData(root);
            IncrementalDelivery? delivery = DeliveryOf(execution, response.TakeWork());
            return (ResponseFormatter.WriteInitial(progress, extensions, writer, response, delivery), delivery);
        }
        catch
        {
            writer.Dispose();
            throw;
        }
    }

    private static IncrementalDelivery? DeliveryOf(OperationExecution execution, IncrementalWork work)
    {
        execution.DropUnwantedStreams();
        var delivery = new IncrementalDelivery(execution, work);
        return delivery.Pending.Count > 0 ? delivery : null;
    }

    private GraphQLError LateFailureOf(
        Exception exception,
        RequestProgress progress,
        CancellationTokenSource aborted,
        CancellationToken client)
    {
        client.ThrowIfCancellationRequested();
        bool isTimeout = exception is OperationCanceledException && aborted.IsCancellationRequested;
        return isTimeout ? TimedOut(progress) : _errorHandler.Handle(exception);
    }

    // The context is the same; the plan is the one for the values that the request's conditions have.
    private OperationExecution VariantOf(OperationExecution admission, RequestProgress progress, bool isIncremental)
    {
        OperationPlan plan = admission.Plan;
        var variant = new PlanVariant(admission.Variables, isIncremental);
        OperationPlan exact = _plans.GetOrAdd(
            new PlanKey(progress.Key, plan.Definition.Name?.Value, VariantKey.Of(plan, variant)),
            (DocumentOf(progress), plan.Definition.Name?.Value, variant),
            static at => PlanVariant(at.Item1, at.Value, at.variant));
        return new OperationExecution(exact, admission.Request, admission.Variables, _errorHandler, _typeResolver)
        {
            Patience = _options.AbortPatience,
        };
    }

    private static ValidatedDocument DocumentOf(RequestProgress progress) => progress.Document
        ?? throw new InvalidOperationException("The document was not validated yet.");

    private static OperationPlan PlanVariant(
        ValidatedDocument document, string? operationName, PlanVariant variant)
    {
        using (EngineActivities.Start("GraphQL plan"))
        {
            return OperationPlanner.PlanVariant(document, operationName, variant);
        }
    }
}
