using GraphTenancy.GraphQL.Data.Compilation;
using GraphTenancy.GraphQL.Data.Mapping;
using GraphTenancy.GraphQL.Engine.Errors;

namespace GraphTenancy.GraphQL.Data.Filtering;

/// <summary>
/// Writes a coerced <c>where</c> as a condition. Every operator that begins with <c>n</c> is the exact complement of
/// the one without: a null is in one of the two, never in neither.
/// </summary>
internal sealed partial class FilterCompiler(SqlText sql, DataOptions options)
{
    private int _conditions;
    private int _aliases;

    /// <summary>Writes the condition in brackets, or <c>true</c> when the filter is empty.</summary>
    /// <exception cref="GraphQLException">A value is refused, or the filter is too large.</exception>
    public void Write(TableMapping table, string alias, IReadOnlyDictionary<string, object?> filter) =>
        Write(table, alias, filter, depth: 1);

    private void Write(TableMapping table, string alias, IReadOnlyDictionary<string, object?> filter, int depth)
    {
        CheckDepth(depth);
        var list = new Junction(sql, " and ", whenEmpty: "true");
        foreach ((string name, object? value) in filter)
        {
            list.Next();
            if (name is "and" or "or" && table.FindColumn(name) is null)
            {
                WriteJunction(name, value, item => Write(table, alias, Fields(name, item), depth + 1));
            }
            else if (table.FindColumn(name) is { } column)
            {
                WriteOperations(column, $"{alias}.{column.Column}", Fields(name, value), depth);
            }
            else if (table.FindRelation(name) is { IsToMany: false } relation)
            {
                WriteToOne(relation, alias, value, depth);
            }
            else if (table.FindRelation(name) is { } children)
            {
                WriteToMany(table, children, alias, Fields(name, value), depth);
            }
            else
            {
                throw new InvalidOperationException($"{table.Type.Name} has no filter field {name}.");
            }
        }

        list.Close();
    }

    private void WriteJunction(string name, object? value, Action<object?> write)
    {
        var list = new Junction(sql, name == "and" ? " and " : " or ", whenEmpty: name == "and" ? "true" : "false");
        foreach (object? item in Items(name, value))
        {
            list.Next();
            write(item);
        }

        list.Close();
    }

    private void WriteToOne(RelationMapping relation, string alias, object? value, int depth)
    {
        Count();
        if (value is null)
        {
            sql.Append($"{alias}.{relation.Column} is null");
            return;
        }

        string target = $"f{++_aliases}";
        sql.Append($"exists (select from {relation.Target.Name} {target} where ")
            .Append(JoinText.ToOne(relation, alias, target)).Append(" and ");
        Write(relation.Target, target, Fields(relation.FieldName, value), depth + 1);
        sql.Append(")");
    }

    private void WriteToMany(
        TableMapping table,
        RelationMapping relation,
        string alias,
        IReadOnlyDictionary<string, object?> quantifiers,
        int depth)
    {
        CheckDepth(depth + 1);
        var list = new Junction(sql, " and ", whenEmpty: "true");
        foreach ((string name, object? value) in quantifiers)
        {
            list.Next();
            Count();
            bool isNegated = name is "none" or "all" || (name == "any" && value is false);
            string target = $"f{++_aliases}";
            sql.Append(isNegated ? "not exists" : "exists")
                .Append($" (select from {relation.Target.Name} {target} where ")
                .Append(JoinText.ToMany(table, relation, alias, target));
            if (name == "any")
            {
                RequireValue(name, value);
            }
            else
            {
                sql.Append(" and ");
                Write(relation.Target, target, Fields(name, value), depth + 1);
                sql.Append(name == "all" ? " is not true" : "");
            }

            sql.Append(")");
        }

        list.Close();
    }

    private void CheckDepth(int depth)
    {
        if (depth > options.MaxFilterDepth)
        {
            throw TooComplex($"The filter is nested deeper than {options.MaxFilterDepth} levels. Flatten it.");
        }
    }

    private void Count()
    {
        if (++_conditions > options.MaxFilterConditions)
        {
            throw TooComplex(
                $"The filter has more than {options.MaxFilterConditions} conditions. "
                + "Use 'in' for many values, or ask in parts.");
        }
    }

    private static object RequireValue(string name, object? value) => value
        ?? throw new GraphQLException(
            $"The filter '{name}' cannot be null. Leave it out, or use 'eq: null' to find rows without a value.",
            ErrorCodes.BadUserInput);

    private static IReadOnlyDictionary<string, object?> Fields(string name, object? value) =>
        (IReadOnlyDictionary<string, object?>)RequireValue(name, value);

    private IReadOnlyList<object?> Items(string name, object? value)
    {
        var items = (IReadOnlyList<object?>)RequireValue(name, value);
        return items.Count <= options.MaxFilterListLength
            ? items
            : throw TooComplex(
                $"The filter '{name}' lists {items.Count} values, more than {options.MaxFilterListLength}. "
                + "Ask in parts.");
    }

    private static GraphQLException TooComplex(string message) => new(message, DataErrorCodes.FilterTooComplex);
}
