using GraphTenancy.GraphQL.Engine.Language;

namespace GraphTenancy.GraphQL.Data.Mapping;

/// <summary>Reads what a resolver says it needs of its parent.</summary>
internal static class RequirementReader
{
    /// <summary>Reads it as properties of the table's record.</summary>
    /// <param name="requires">
    /// Names of properties in the form of a selection; null: all columns; empty: nothing.
    /// </param>
    /// <param name="table">The parent's table.</param>
    /// <param name="origin">The member that says so, for messages.</param>
    /// <exception cref="MappingException">It is no selection, or names what the record does not have.</exception>
    public static Requirement Read(string? requires, TableMapping table, string origin)
    {
        if (requires is null)
        {
            return AllColumns(table, origin);
        }

        string text = requires.Trim();
        return text.Length == 0
            ? new Requirement([], [])
            : Read(Parse(text.StartsWith('{') ? text : $"{{ {text} }}", origin), table, origin);
    }

    private static Requirement AllColumns(TableMapping table, string origin) =>
        new([.. table.Columns.Select(column => Settable(column, table, origin))], []);

    private static SelectionSetNode Parse(string text, string origin)
    {
        try
        {
            DocumentNode document = GraphQLParser.Parse(new SourceText(text));
            return ((OperationDefinitionNode)document.Definitions[0]).SelectionSet;
        }
        catch (GraphQLSyntaxException exception)
        {
            throw new MappingException(
                $"{origin} requires '{text}', which is no list of property names such as "
                + $"\"Status Customer {{ Name }}\": {exception.Message}");
        }
    }

    private static Requirement Read(SelectionSetNode selections, TableMapping table, string origin)
    {
        var columns = new List<ColumnMapping>();
        var relations = new List<(RelationMapping Relation, Requirement Target)>();
        foreach (SelectionNode selection in selections.Selections)
        {
            if (selection is not FieldNode { Alias: null, Arguments.Count: 0, Directives.Count: 0 } field)
            {
                throw new MappingException($"{origin} requires more than names of properties of {table.Type.Name}.");
            }

            string name = field.Name.Value;
            if (table.FindRelationOfProperty(name) is { IsToMany: false } relation)
            {
                relations.Add((relation, field.SelectionSet is { } below
                    ? Read(below, relation.Target, origin)
                    : AllColumns(relation.Target, origin)));
            }
            else if (field.SelectionSet is null && table.FindColumnOfProperty(name) is { } column)
            {
                columns.Add(Settable(column, table, origin));
            }
            else
            {
                throw new MappingException(
                    $"{origin} requires {name}, and {table.Type.Name}.{name} is neither a column nor a to-one relation"
                    + " with selections of its own. Name a property that is.");
            }
        }

        return new Requirement(columns, relations);
    }

    private static ColumnMapping Settable(ColumnMapping column, TableMapping table, string origin)
    {
        if (column.Property.SetMethod is null)
        {
            throw new MappingException(
                $"{origin} requires {table.Type.Name}.{column.Property.Name}, which cannot be set. Give it 'init'.");
        }

        return column.Type is not ArrayColumn || ListShape.CanHoldArray(column.Property.PropertyType)
            ? column
            : throw new MappingException(
                $"{origin} requires {table.Type.Name}.{column.Property.Name}, which no array can be given to. "
                + "Use IReadOnlyList<T>.");
    }
}
