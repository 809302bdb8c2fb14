using GraphTenancy.GraphQL.Engine.Errors;
using GraphTenancy.GraphQL.Engine.Language;
using GraphTenancy.GraphQL.Engine.Types;
using GraphTenancy.GraphQL.Engine.Validation;

namespace GraphTenancy.GraphQL.Engine.Execution.Planning;

/// <summary>Plans an operation: which fields of which types are asked for, merged, with their fetches.</summary>
public static class OperationPlanner
{
    /// <summary>Plans one operation of a document.</summary>
    /// <param name="document">The document.</param>
    /// <param name="operationName">Which operation; <see langword="null"/> when the document has only one.</param>
    /// <exception cref="GraphQLException">There is no such operation, or merging its fragments would take too
    /// long.</exception>
    public static OperationPlan Plan(ValidatedDocument document, string? operationName) =>
        Plan(document.Schema, document.Document, operationName);

    internal static OperationPlan Plan(Schema schema, DocumentNode document, string? operationName) =>
        Plan(schema, document, operationName, variant: null);

    /// <summary>Plans an operation for requests with known conditions.</summary>
    internal static OperationPlan PlanVariant(ValidatedDocument document, string? operationName, PlanVariant variant) =>
        Plan(document.Schema, document.Document, operationName, variant);

    private static OperationPlan Plan(
        Schema schema, DocumentNode document, string? operationName, PlanVariant? variant)
    {
        OperationDefinitionNode operation = GetOperation(document, operationName);
        ObjectType rootType = RootTypeOf(schema, operation.Operation);
        var collector = new FieldCollector(schema, document, variant);
        var root = new SelectionSource(operation.SelectionSet, Conjunction.Empty, Usage: null);
        CollectedFields collected = collector.Plan(rootType, [root], FetchScope.None, DeferUsageSet.Empty);
        return new OperationPlan
        {
            Definition = operation,
            RootType = rootType,
            RootFields = collected.Fields,
            RootDefers = collected.Defers,
            RootFailure = collected.Failure,
            IsIncremental = variant is { IsIncremental: true },
            Conditions = collector.Conditions,
            ConditionVariables = collector.ConditionVariables,
            UsesIncrementalDelivery = collector.UsesIncrementalDelivery,
            IncrementalVariables = collector.IncrementalVariables,
            IsExactOnlyByVariant = collector.IsExactOnlyByVariant,
        };
    }

    /// <summary>GetOperation(), with the messages of the reference implementation.</summary>
    /// <remarks>https://spec.graphql.org/September2025/#GetOperation()</remarks>
    internal static OperationDefinitionNode GetOperation(DocumentNode document, string? operationName)
    {
        OperationDefinitionNode? found = null;
        foreach (OperationDefinitionNode operation in document.Definitions.OfType<OperationDefinitionNode>())
        {
            if (operationName is not null)
            {
                if (operation.Name?.Value == operationName)
                {
                    // The last one where two have one name, as in the reference implementation; validation refuses
                    // those.
                    found = operation;
                }
            }
            else if (found is not null)
            {
                throw Refuse("Must provide operation name if query contains multiple operations.");
            }
            else
            {
                found = operation;
            }
        }

        return found ?? throw Refuse(
            operationName is null ? "Must provide an operation." : $"Unknown operation named \"{operationName}\".");
    }

    private static ObjectType RootTypeOf(Schema schema, OperationType operation) =>
        operation switch
        {
            OperationType.Query => schema.QueryType,
            OperationType.Mutation => schema.MutationType,
            _ => schema.SubscriptionType,
        }
        ?? throw Refuse($"Schema is not configured to execute {operation.ToString().ToLowerInvariant()} operation.");

    private static GraphQLException Refuse(string message) => new(message, ErrorCodes.BadRequest);
}
