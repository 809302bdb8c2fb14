namespace GraphTenancy.GraphQL.Engine.Types.Comparison;

/// <summary>Compares the fields of an object type or interface, and their arguments.</summary>
internal sealed class FieldComparison(ChangeList changes)
{
    private readonly AppliedDirectiveComparison _applied = new(changes);
    private readonly InputComparison _inputs = new(changes);

    public void Compare(FieldsType old, FieldsType @new)
    {
        var fields = ElementPairs<FieldDefinition>.Of(old.Fields, @new.Fields, static field => field.Name);
        foreach (string path in fields.Removed.Select(field => $"{old}.{field.Name}"))
        {
            changes.Breaking(SchemaChangeCodes.FieldRemoved, path, $"Field {path} was removed.");
        }

        foreach (string path in fields.Added.Select(field => $"{old}.{field.Name}"))
        {
            changes.Safe(SchemaChangeCodes.FieldAdded, path, $"Field {path} was added.");
        }

        fields.Kept.ForEach(pair => Compare($"{old}.{pair.Old.Name}", pair.Old, pair.New));
    }

    private void Compare(string path, FieldDefinition old, FieldDefinition @new)
    {
        CompareArguments(path, old, @new);
        if (!TypeChange.IsSafeForOutput(old.Type, @new.Type))
        {
            changes.Breaking(SchemaChangeCodes.FieldChangedKind, path, ChangedType(path, old, @new));
        }
        else if (!TypeChange.IsSame(old.Type, @new.Type))
        {
            changes.Safe(SchemaChangeCodes.FieldChangedKindSafe, path, ChangedType(path, old, @new));
        }

        changes.Description($"field {path}", path, old.Description, @new.Description);
        changes.Deprecation(path, old.DeprecationReason, @new.DeprecationReason);
        _applied.Compare(path, old.AppliedDirectives, @new.AppliedDirectives);
    }

    private void CompareArguments(string field, FieldDefinition old, FieldDefinition @new)
    {
        var arguments = ElementPairs<InputValueDefinition>.Of(
            old.Arguments, @new.Arguments, static argument => argument.Name);
        foreach (string path in arguments.Removed.Select(argument => $"{field}({argument.Name}:)"))
        {
            changes.Breaking(SchemaChangeCodes.ArgRemoved, path, $"Argument {path} was removed.");
        }

        foreach ((InputValueDefinition before, InputValueDefinition after) in arguments.Kept)
        {
            string path = $"{field}({before.Name}:)";
            _inputs.CompareArguments(path, before, after);
            changes.Description($"argument {path}", path, before.Description, after.Description);
        }

        foreach (InputValueDefinition argument in arguments.Added)
        {
            string path = $"{field}({argument.Name}:)";
            if (argument.IsRequired)
            {
                changes.Breaking(
                    SchemaChangeCodes.RequiredArgAdded, path, $"A required argument {path} was added.");
            }
            else
            {
                changes.Dangerous(
                    SchemaChangeCodes.OptionalArgAdded, path, $"An optional argument {path} was added.");
            }
        }
    }

    private static string ChangedType(string path, FieldDefinition old, FieldDefinition @new) =>
        $"Field {path} changed type from {old.Type} to {@new.Type}.";
}
