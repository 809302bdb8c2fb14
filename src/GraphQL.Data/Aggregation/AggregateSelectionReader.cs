using GraphTenancy.GraphQL.Data.Compilation;
using GraphTenancy.GraphQL.Engine.Execution.Planning;

namespace GraphTenancy.GraphQL.Data.Aggregation;

/// <summary>Reads planned selections as selections of an aggregate.</summary>
internal sealed class AggregateSelectionReader(AggregateMapping mapping, SelectionReader reader)
{
    /// <summary>Reads what is selected of the aggregate, or of its groups.</summary>
    /// <exception cref="Engine.Errors.GraphQLException">A selected field of a key's row is computed in code.
    /// </exception>
    public IReadOnlyList<AggregateField> ReadAll(PlannedField parent) => [.. FieldsOf(parent).Select(Read)];

    // No two fields of an aggregate and its groups have one name: the mapping saw to it.
    private AggregateField Read(PlannedField field) => field.Definition.Name switch
    {
        _ when SelectionReader.IsTypeName(field) => new AggregateTypeName(field),
        AggregateMapping.CountField => new AggregateCount(field),
        GroupTypes.Field => new AggregateGroups(field, ReadAll(field)),
        string name when mapping.FindColumn(name) is { } column => new AggregateColumn(field, ReadAll(field, column)),
        string name when mapping.FindKey(name) is { } key => new AggregateKey(
            field, key, key.Relation is { } relation ? reader.Read(field, relation.Target) : null),
        string name => throw new InvalidOperationException($"{field.ParentType.Name} has no field {name}."),
    };

    private IReadOnlyList<AggregateField> ReadAll(PlannedField parent, AggregatedColumn column) =>
    [
        .. FieldsOf(parent).Select<PlannedField, AggregateField>(field => SelectionReader.IsTypeName(field)
            ? new AggregateTypeName(field)
            : new AggregateFunction(field, column, AggregatedColumn.FunctionOf(field.Definition.Name))),
    ];

    // A composite field always has selections, and each of these is of one object type.
    private IEnumerable<PlannedField> FieldsOf(PlannedField parent)
    {
        SelectionPlan selections = parent.Selections!;
        foreach (PlannedField field in selections.For(selections.Types.Single()))
        {
            reader.Note(field);
            yield return field;
        }
    }
}
