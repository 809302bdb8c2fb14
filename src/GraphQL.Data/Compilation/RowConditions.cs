using System.Collections.Immutable;
using GraphTenancy.GraphQL.Data.Filtering;
using GraphTenancy.GraphQL.Data.Mapping;

namespace GraphTenancy.GraphQL.Data.Compilation;

/// <summary>Writes the conditions of a description and the client's filter. None of them names a tenant.</summary>
internal sealed class RowConditions(
    TableMapping table,
    ImmutableArray<RowCondition> conditions,
    IReadOnlyDictionary<string, object?>? filter,
    DataOptions options)
{
    /// <summary>Writes <c> where …</c>, or nothing when there is no condition.</summary>
    /// <param name="sql">Where to.</param>
    /// <param name="more">Further conditions.</param>
    public void WriteWhere(SqlText sql, params ReadOnlySpan<Action<SqlText>?> more) => Write(sql, " where ", more);

    /// <summary>Writes <c> and …</c> behind another condition, or nothing when there is no condition.</summary>
    /// <param name="sql">Where to.</param>
    /// <param name="more">Further conditions.</param>
    public void WriteAnd(SqlText sql, params ReadOnlySpan<Action<SqlText>?> more) => Write(sql, " and ", more);

    private void Write(SqlText sql, string separator, ReadOnlySpan<Action<SqlText>?> more)
    {
        foreach (RowCondition condition in conditions)
        {
            sql.Append(separator);
            separator = " and ";
            Write(sql, condition);
        }

        if (filter is { Count: > 0 })
        {
            sql.Append(separator);
            separator = " and ";
            new FilterCompiler(sql, options).Write(table, "t0", filter);
        }

        foreach (Action<SqlText>? write in more)
        {
            if (write is not null)
            {
                sql.Append(separator);
                separator = " and ";
                write(sql);
            }
        }
    }

    private void Write(SqlText sql, RowCondition condition)
    {
        if (condition.Relation is null)
        {
            Write(sql, condition, table, "t0");
            return;
        }

        RelationMapping relation = table.Relations
            .FirstOrDefault(found => found.Property.Name == condition.Relation && !found.IsToMany)
            ?? throw new InvalidOperationException($"{table.Type.Name} has no to-one relation {condition.Relation}.");
        sql.Append($"exists (select from {relation.Target.Name} r0 where {JoinText.ToOne(relation, "t0", "r0")} and ");
        Write(sql, condition, relation.Target, "r0");
        sql.Append(")");
    }

    private static void Write(SqlText sql, RowCondition condition, TableMapping owner, string alias)
    {
        ColumnMapping? column = owner.FindColumnOfProperty(condition.Column);
        string name = column?.Column
            ?? (condition.Column == RowCondition.KeyColumn ? owner.Key : PlainColumn(owner, condition.Column));
        string expression = $"{alias}.{name}";
        if (condition.Value is not { } value)
        {
            sql.Append(expression).Append(condition.Comparison switch
            {
                Comparison.Equal => " is null",
                Comparison.NotEqual => " is not null",
                _ => throw new InvalidOperationException($"{name}: null is not less or greater than anything."),
            });
            return;
        }

        ColumnType type = column?.Type
            ?? ColumnType.Of(value.GetType(), isMoney: false, isJson: false, EnumSpelling.UpperSnakeCase)
            ?? throw new InvalidOperationException($"{name}: no column type is known for {value.GetType().Name}.");
        sql.Append(expression).Append(Operator(condition.Comparison)).Append(ColumnValues.Of(type, value));
    }

    // Goes into the text as it is, so nothing but a plain name may.
    private static string PlainColumn(TableMapping owner, string column) => SqlName.IsPlain(column)
        ? column
        : throw new InvalidOperationException(
            $"{owner.Type.Name} has no column property {column}, and it is no plain column name.");

    private static string Operator(Comparison comparison) => comparison switch
    {
        Comparison.Equal => " = ",
        Comparison.NotEqual => " is distinct from ",
        Comparison.Less => " < ",
        Comparison.LessOrEqual => " <= ",
        Comparison.Greater => " > ",
        _ => " >= ",
    };
}
