using System.Text.Json;
using GraphTenancy.GraphQL.Engine.Errors;
using GraphTenancy.GraphQL.Engine.Execution;
using GraphTenancy.GraphQL.Engine.Language;

namespace GraphTenancy.GraphQL.Engine.Types.Coercion;

/// <summary>CoerceVariableValues().</summary>
/// <remarks>https://spec.graphql.org/September2025/#CoerceVariableValues()</remarks>
public static class VariableCoercion
{
    /// <summary>Coerces the variables of a request; one that was not given and has no default is absent.</summary>
    /// <param name="schema">The schema.</param>
    /// <param name="operation">The operation that declares them.</param>
    /// <param name="variables">A JSON object; undefined or null when the request has none.</param>
    /// <exception cref="VariableCoercionException">Values do not fit; it holds all errors.</exception>
    public static VariableValues Coerce(
        Schema schema, OperationDefinitionNode operation, JsonElement variables)
    {
        if (operation.VariableDefinitions.Count == 0)
        {
            return VariableValues.Empty;
        }

        var errors = new VariableErrors();
        bool hasVariables = variables.ValueKind is not (JsonValueKind.Undefined or JsonValueKind.Null);
        if (hasVariables && variables.ValueKind != JsonValueKind.Object)
        {
            errors.Add("Variables must be a JSON object.", default);
            throw new VariableCoercionException(errors.Found);
        }

        var values = new Dictionary<string, object?>(operation.VariableDefinitions.Count, StringComparer.Ordinal);
        foreach (VariableDefinitionNode definition in operation.VariableDefinitions)
        {
            if (errors.IsFull)
            {
                break;
            }

            JsonElement value = default;
            bool isGiven = hasVariables && variables.TryGetProperty(definition.Variable.Name.Value, out value);
            CoerceOne(schema, definition, isGiven ? value : default, values, errors);
        }

        return errors.Found.Count == 0 ? new VariableValues(values) : throw new VariableCoercionException(errors.Found);
    }

    private static void CoerceOne(
        Schema schema,
        VariableDefinitionNode definition,
        JsonElement value,
        Dictionary<string, object?> values,
        VariableErrors errors)
    {
        string name = definition.Variable.Name.Value;
        if (schema.FindType(definition.Type) is not { IsInputType: true } type)
        {
            errors.Add(
                $"Variable \"${name}\" expected value of type \"{SyntaxPrinter.Print(definition.Type)}\" " +
                "which cannot be used as an input type.",
                definition.Type.Location);
        }
        else if (value.ValueKind == JsonValueKind.Undefined)
        {
            CoerceMissing(definition, type, values, errors);
        }
        else
        {
            values.Add(name, new JsonValueCoercion(definition, errors).Coerce(value, type));
        }
    }

    private static void CoerceMissing(
        VariableDefinitionNode definition,
        GraphQLType type,
        Dictionary<string, object?> values,
        VariableErrors errors)
    {
        string name = definition.Variable.Name.Value;
        if (definition.DefaultValue is not null)
        {
            try
            {
                values.Add(name, LiteralCoercion.Coerce(definition.DefaultValue, type, variables: null));
            }
            catch (CoercionException exception)
            {
                LiteralFault fault = LiteralCheck.Find(definition.DefaultValue, type, variables: null, exception);
                errors.Add(
                    $"Variable \"${name}\" has invalid default value{fault.At}: {fault.Message}", definition.Location);
            }
            catch (GraphQLException exception)
            {
                errors.Add(exception.Error, definition.Location);
            }
        }
        else if (type.IsNonNull)
        {
            errors.Add(
                $"Variable \"${name}\" has invalid value: Expected a value of non-null type \"{type}\" to be provided.",
                definition.Location);
        }
    }
}
