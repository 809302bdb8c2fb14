using GraphTenancy.GraphQL.Engine.Language;
using GraphTenancy.GraphQL.Engine.Types;

namespace GraphTenancy.GraphQL.Engine.Validation;

/// <summary>A variable of an operation.</summary>
/// <param name="Node">Its definition.</param>
/// <param name="Type">Its type; <see langword="null"/> when the schema does not know it.</param>
internal sealed record DefinedVariable(VariableDefinitionNode Node, GraphQLType? Type);
