using System.Diagnostics;
using GraphTenancy.GraphQL.Engine.Errors;
using GraphTenancy.GraphQL.Engine.Execution.Costs;
using GraphTenancy.GraphQL.Engine.Execution.Planning;
using GraphTenancy.GraphQL.Engine.Language;
using GraphTenancy.GraphQL.Engine.Validation;

namespace GraphTenancy.GraphQL.Engine.Requests;

/// <content>Steps 2 and 3: what is done once for a document and its operations.</content>
public sealed partial class RequestExecutor
{
    private KnownDocument ParseAndValidate(RequestProgress progress)
    {
        progress.IsDocumentNew = true;
        DocumentNode document = Parse(progress);

        if (_options.SkipValidation)
        {
            return new KnownDocument(
                progress.Key.ToString(), ValidatedDocument.WithoutValidation(Schema, document), Introspection: null);
        }

        using Activity? activity = EngineActivities.Start("GraphQL validate", progress);
        ValidationOptions options = _options.Validation;
        bool hasSuggestions = options.Suggestions && progress.Request.IsIntrospectionAllowed;
        ValidationResult result = DocumentValidator.Validate(
            Schema, document, options with { Suggestions = hasSuggestions });
        if (result.Document is not { } valid)
        {
            EngineActivities.Fail(activity, result.Errors[0].Code);
            throw new RequestRefusedException(result.Errors);
        }

        return new KnownDocument(progress.Key.ToString(), valid, IntrospectionUse.FindIn(document));
    }

    private DocumentNode Parse(RequestProgress progress)
    {
        using Activity? activity = EngineActivities.Start("GraphQL parse", progress);
        try
        {
            // A copy: the request's buffer goes back to its pool, the cached document stays.
            return GraphQLParser.Parse(new SourceText(progress.Request.Document.ToArray()), _options.Parser);
        }
        catch (GraphQLException refusal)
        {
            EngineActivities.Fail(activity, refusal.Error.Code);
            throw;
        }
    }

    private OperationPlan Plan(ValidatedDocument document, RequestProgress progress)
    {
        progress.IsPlanNew = true;
        using (EngineActivities.Start("GraphQL plan", progress))
        {
            OperationPlan plan = OperationPlanner.Plan(document, progress.Operation?.Name?.Value);
            // Without validation the selections may go in circles, which have no cost.
            plan.Cost = _options.SkipValidation ? null : CostCompiler.Compile(plan, _options.Cost);
            return plan;
        }
    }

    private static void RefuseWhatTransportForbids(RequestProgress progress, bool allowsSubscription)
    {
        OperationType? operation = progress.Operation?.Operation;
        AllowedOperations allowed = progress.Request.AllowedOperations;
        AllowedOperations asked = operation switch
        {
            OperationType.Mutation => AllowedOperations.Mutation,
            OperationType.Subscription => AllowedOperations.Subscription,
            _ => AllowedOperations.Query,
        };
        if (!allowed.HasFlag(asked))
        {
            progress.IsOperationNotAllowed = true;
            throw new GraphQLException(new GraphQLError
            {
                Message = $"Can only perform a {asked.ToString().ToLowerInvariant()} operation from a POST request.",
                Code = ErrorCodes.BadRequest,
                Extensions = new Dictionary<string, object?>(StringComparer.Ordinal)
                {
                    ["reason"] = ErrorCodes.OperationNotAllowedForGet,
                },
            });
        }

        if (asked == AllowedOperations.Subscription && !allowsSubscription)
        {
            throw new GraphQLException(
                "A subscription cannot be executed as a single request. Use a transport for subscriptions.",
                ErrorCodes.BadRequest);
        }
    }
}
