using System.Collections;
using System.Text.Json.Nodes;
using GraphTenancy.GraphQL.Engine.Errors;
using GraphTenancy.GraphQL.Engine.Execution;
using GraphTenancy.GraphQL.Engine.Execution.Planning;
using GraphTenancy.GraphQL.Engine.Language;
using GraphTenancy.GraphQL.Engine.Types;
using GraphTenancy.GraphQL.Engine.Types.Coercion;

namespace GraphTenancy.GraphQL.Engine.Tests.Types.Introspection;

/// <summary>
/// Answers introspection fields straight from their definitions, with as little execution as that takes, so that these
/// tests say something about the introspection types and not about the executor.
/// </summary>
internal sealed class IntrospectionRunner(Schema schema, DocumentNode document)
{
    public static JsonObject Run(Schema schema, string document)
    {
        DocumentNode node = GraphQLParser.Parse(new SourceText(document));
        OperationDefinitionNode operation = node.Definitions.OfType<OperationDefinitionNode>().Single();
        return new IntrospectionRunner(schema, node).Select(operation.SelectionSet, schema.QueryType!, null); // Built schemas have one.
    }

    private JsonObject Select(SelectionSetNode selections, ObjectType type, object? parent)
    {
        var result = new JsonObject();
        foreach (FieldNode node in Flatten(selections))
        {
            FieldDefinition? field = schema.FindMetaField(type, node.Name.Value) ?? type.FindField(node.Name.Value);
            object? value = field == Schema.TypeNameField ? type.Name : Resolve(field!, node, type, parent); // Tests name fields that exist.
            result[node.Alias?.Value ?? node.Name.Value] = Complete(value, field!.Type, node);
        }

        return result;
    }

    private IEnumerable<FieldNode> Flatten(SelectionSetNode selections) => selections.Selections.SelectMany(node => node switch
    {
        FieldNode field => [field],
        InlineFragmentNode inline => Flatten(inline.SelectionSet),
        FragmentSpreadNode spread => Flatten(document.Definitions.OfType<FragmentDefinitionNode>()
            .Single(fragment => fragment.Name.Value == spread.Name.Value).SelectionSet),
        _ => throw new NotSupportedException(node.GetType().Name),
    });

    private object? Resolve(FieldDefinition field, FieldNode node, ObjectType type, object? parent)
    {
        if (field.PureResolver is { } pure)
        {
            return pure(parent!); // Only meta fields have no parent, and those have a Resolver.
        }

        ValueTask<object?> task = field.Resolver!(new Context(
            schema, type, parent, ArgumentCoercion.Coerce(field, node, VariableValues.Empty)));
        return task.IsCompletedSuccessfully
            ? task.Result
            : throw new InvalidOperationException($"{field.Name} did not complete at once.");
    }

    private JsonNode? Complete(object? value, GraphQLType type, FieldNode node)
    {
        if (value is null)
        {
            return type.IsNonNull ? throw new InvalidOperationException($"{node.Name.Value} is null.") : null;
        }

        return type.NullableType switch
        {
            ListType list => new JsonArray([.. ((IEnumerable)value).Cast<object?>().Select(item => Complete(item, list.ItemType, node))]),
            ObjectType model => Select(node.SelectionSet!, model, value), // Validation would ask for one.
            EnumType set => JsonValue.Create(set.FindByValue(value)!.Name), // Introspection returns values of its enums.
            _ => JsonValue.Create((dynamic)value),
        };
    }

    private sealed record Context(
        Schema Schema, ObjectType ObjectType, object? Parent, IReadOnlyDictionary<string, object?> Arguments) : IResolverContext
    {
        public PlannedField Selection => throw new NotSupportedException();

        public ResultPath Path => throw new NotSupportedException();

        public RequestContext Request => throw new NotSupportedException();

        public CancellationToken RequestAborted => CancellationToken.None;

        public VariableValues Variables => VariableValues.Empty;

        public T? ArgumentValue<T>(string name) => Arguments.TryGetValue(name, out object? value) ? (T?)value : default;

        public T Service<T>()
            where T : notnull => throw new NotSupportedException();

        public void ReportError(GraphQLError error) => throw new GraphQLException(error);
    }
}
