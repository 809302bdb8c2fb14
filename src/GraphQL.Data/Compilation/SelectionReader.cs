using GraphTenancy.GraphQL.Data.Fields;
using GraphTenancy.GraphQL.Data.Mapping;
using GraphTenancy.GraphQL.Data.Paging;
using GraphTenancy.GraphQL.Engine.Errors;
using GraphTenancy.GraphQL.Engine.Execution.Planning;
using GraphTenancy.GraphQL.Engine.Types;

namespace GraphTenancy.GraphQL.Data.Compilation;

/// <summary>Reads planned selections as selections of tables, and notes the conditions that variables decide.</summary>
internal sealed class SelectionReader
{
    private const string TypeName = "__typename";

    private readonly List<FieldCondition> _conditions = [];

    /// <summary>The conditions in the order in which they were met, each once.</summary>
    public IReadOnlyList<FieldCondition> Conditions => _conditions;

    /// <summary>Whether code computes one of the fields, in some requests at least.</summary>
    public bool HasComputed { get; private set; }

    public void Note(PlannedField field)
    {
        if (!field.Condition.IsAlways && !_conditions.Contains(field.Condition))
        {
            _conditions.Add(field.Condition);
        }
    }

    /// <summary>Reads what is selected of the rows of <paramref name="table"/>.</summary>
    /// <exception cref="GraphQLException">A selected field is no column, no relation and not computed.</exception>
    public SelectedObject Read(PlannedField parent, TableMapping table)
    {
        ObjectType type = TypeOf(parent, table);
        var fields = new List<SelectedField>();
        // A composite field always has selections: validation saw to it.
        foreach (PlannedField field in parent.Selections!.For(type))
        {
            Note(field);
            fields.Add(Read(field, type, table));
        }

        string? abstractTypeName = parent.Definition.Type.Named is ObjectType ? null : type.Name;
        return new SelectedObject(table, fields, abstractTypeName);
    }

    public static bool IsTypeName(PlannedField field) => field.Definition.Name == TypeName;

    private SelectedField Read(PlannedField field, ObjectType type, TableMapping table)
    {
        string name = field.Definition.Name;
        if (IsTypeName(field))
        {
            return new SelectedTypeName(field, type.Name);
        }

        if (field.IsComputed)
        {
            HasComputed = true;
            return new SelectedComputed(field, ComputedFields.RequirementOf(field.Definition, table));
        }

        if (table.FindColumn(name) is { } column)
        {
            return new SelectedColumn(field, column);
        }

        if (table.FindRelation(name) is { } relation)
        {
            return relation.IsToMany && DataFieldSettings.OfRelation(field.Definition).Paging is not null
                ? new SelectedConnection(field, relation, SelectedPart.ReadAll(field, relation.Target, this))
                : new SelectedRelation(field, relation, Read(field, relation.Target));
        }

        throw new GraphQLException(
            $"The field {type.Name}.{name} is neither read from a table nor computed, and cannot be read with its row. "
            + "Leave it out here.",
            ErrorCodes.BadUserInput);
    }

    private static ObjectType TypeOf(PlannedField parent, TableMapping table) =>
        parent.Selections!.Types.FirstOrDefault(type => type.ClrType == table.Type)
        ?? throw new InvalidOperationException($"The field {parent.Definition.Name} cannot be a {table.Type.Name}.");
}
