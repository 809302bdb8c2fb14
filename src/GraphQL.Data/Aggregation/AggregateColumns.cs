using GraphTenancy.GraphQL.Data.Compilation;

namespace GraphTenancy.GraphQL.Data.Aggregation;

/// <summary>
/// Compiles the fields that an aggregate and a group have in common, and collects the expressions that they read.
/// </summary>
/// <param name="active">Which fields take part.</param>
/// <param name="ordinalOf">Gives the ordinal of an expression, which is selected once.</param>
internal sealed class AggregateColumns(ActiveFields active, Func<string, int> ordinalOf)
{
    /// <summary>The writer of a value or of the type's name.</summary>
    public FieldWriter Compile(AggregateField selected) => selected switch
    {
        AggregateTypeName name => new TypeNameWriter(name.Field, name.Field.ParentType.Name),
        AggregateCount count => new ColumnWriter(
            count.Field,
            ordinalOf(AggregateExpression.Count),
            static (reader, ordinal, writer) => writer.WriteNumber(reader.GetInt64(ordinal))),
        AggregateFunction function => new ColumnWriter(
            function.Field,
            ordinalOf(AggregateExpression.Of(function.Column, function.Function)),
            AggregateExpression.DecoderOf(function.Column, function.Function, function.Field.Definition.Type)),
        AggregateColumn column => new PartWriter(
            column.Field,
            new RowWriter(
                [.. column.Functions.Where(function => active.Contains(function.Field)).Select(Compile)])),
        _ => throw new InvalidOperationException($"{selected.GetType().Name} is no value of an aggregate."),
    };
}
