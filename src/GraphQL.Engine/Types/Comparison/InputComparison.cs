namespace GraphTenancy.GraphQL.Engine.Types.Comparison;

/// <summary>Compares what goes in: input objects with their fields, and arguments.</summary>
internal sealed class InputComparison(ChangeList changes)
{
    private readonly AppliedDirectiveComparison _applied = new(changes);

    /// <summary>Two input objects of one name.</summary>
    public void Compare(InputObjectType old, InputObjectType @new)
    {
        var fields = ElementPairs<InputValueDefinition>.Of(old.Fields, @new.Fields, static field => field.Name);
        foreach (InputValueDefinition field in fields.Added)
        {
            string path = $"{@new}.{field.Name}";
            if (field.IsRequired)
            {
                changes.Breaking(
                    SchemaChangeCodes.RequiredInputFieldAdded, path, $"A required field {path} was added.");
            }
            else
            {
                changes.Dangerous(
                    SchemaChangeCodes.OptionalInputFieldAdded, path, $"An optional field {path} was added.");
            }
        }

        foreach (string path in fields.Removed.Select(field => $"{old}.{field.Name}"))
        {
            changes.Breaking(SchemaChangeCodes.FieldRemoved, path, $"Field {path} was removed.");
        }

        fields.Kept.ForEach(pair => CompareFields($"{old}.{pair.Old.Name}", pair.Old, pair.New));
        CompareOneOf(old, @new);
    }

    /// <summary>Two arguments of one field or directive, except for their descriptions.</summary>
    public void CompareArguments(string path, InputValueDefinition old, InputValueDefinition @new)
    {
        (string? before, string? after) = (DefaultText.Of(old), DefaultText.Of(@new));
        if (!TypeChange.IsSafeForInput(old.Type, @new.Type))
        {
            changes.Breaking(SchemaChangeCodes.ArgChangedKind, path, ArgumentChangedType(path, old, @new));
        }
        else if (before is not null || after is not null)
        {
            CompareDefaults(
                path,
                before,
                after,
                (SchemaChangeCodes.ArgDefaultValueAdded, SchemaChangeCodes.ArgDefaultValueChange));
        }
        else if (!TypeChange.IsSame(old.Type, @new.Type))
        {
            changes.Safe(SchemaChangeCodes.ArgChangedKindSafe, path, ArgumentChangedType(path, old, @new));
        }

        changes.Deprecation(path, old.DeprecationReason, @new.DeprecationReason);
        _applied.Compare(path, old.AppliedDirectives, @new.AppliedDirectives);
    }

    private void CompareFields(string path, InputValueDefinition old, InputValueDefinition @new)
    {
        (string? before, string? after) = (DefaultText.Of(old), DefaultText.Of(@new));
        string changedType = $"Field {path} changed type from {old.Type} to {@new.Type}.";
        if (!TypeChange.IsSafeForInput(old.Type, @new.Type))
        {
            changes.Breaking(SchemaChangeCodes.FieldChangedKind, path, changedType);
        }
        else if (before is not null || after is not null)
        {
            CompareDefaults(
                path,
                before,
                after,
                (SchemaChangeCodes.InputFieldDefaultValueAdded, SchemaChangeCodes.InputFieldDefaultValueChange));
        }
        else if (!TypeChange.IsSame(old.Type, @new.Type))
        {
            changes.Safe(SchemaChangeCodes.FieldChangedKindSafe, path, changedType);
        }

        changes.Description($"input-field {path}", path, old.Description, @new.Description);
        changes.Deprecation(path, old.DeprecationReason, @new.DeprecationReason);
        _applied.Compare(path, old.AppliedDirectives, @new.AppliedDirectives);
    }

    private void CompareDefaults(string path, string? old, string? @new, (string Added, string Changed) codes)
    {
        if (old is null)
        {
            changes.Safe(codes.Added, path, $"{path} added a defaultValue {@new}.");
        }
        else if (@new is null)
        {
            changes.Dangerous(codes.Changed, path, $"{path} defaultValue was removed.");
        }
        else if (!string.Equals(old, @new, StringComparison.Ordinal))
        {
            changes.Dangerous(codes.Changed, path, $"{path} has changed defaultValue from {old} to {@new}.");
        }
    }

    private void CompareOneOf(InputObjectType old, InputObjectType @new)
    {
        if (@new.IsOneOf && !old.IsOneOf)
        {
            changes.Breaking(
                SchemaChangeCodes.OneOfAdded, old.Name, $"{old} takes exactly one of its fields now (@oneOf).");
        }
        else if (old.IsOneOf && !@new.IsOneOf)
        {
            changes.Safe(
                SchemaChangeCodes.OneOfRemoved, old.Name, $"{old} takes any of its fields now (no longer @oneOf).");
        }
    }

    private static string ArgumentChangedType(string path, InputValueDefinition old, InputValueDefinition @new) =>
        $"Argument {path} has changed type from {old.Type} to {@new.Type}.";
}
