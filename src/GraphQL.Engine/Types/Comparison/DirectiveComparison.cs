namespace GraphTenancy.GraphQL.Engine.Types.Comparison;

/// <summary>Compares the directive definitions of two schemas.</summary>
internal sealed class DirectiveComparison(ChangeList changes)
{
    private readonly AppliedDirectiveComparison _applied = new(changes);
    private readonly InputComparison _inputs = new(changes);

    public void Compare(IReadOnlyList<DirectiveDefinition> old, IReadOnlyList<DirectiveDefinition> @new)
    {
        var directives = ElementPairs<DirectiveDefinition>.Of(old, @new, static directive => directive.Name);
        foreach (string path in directives.Removed.Select(PathOf))
        {
            changes.Breaking(SchemaChangeCodes.DirectiveRemoved, path, $"Directive {path} was removed.");
        }

        foreach (string path in directives.Added.Select(PathOf))
        {
            changes.Safe(SchemaChangeCodes.DirectiveAdded, path, $"Directive {path} was added.");
        }

        directives.Kept.ForEach(pair => Compare(pair.Old, pair.New));
    }

    private void Compare(DirectiveDefinition old, DirectiveDefinition @new)
    {
        string path = PathOf(old);
        CompareArguments(path, old, @new);
        if (old.IsRepeatable && !@new.IsRepeatable)
        {
            changes.Breaking(
                SchemaChangeCodes.DirectiveRepeatableRemoved, path, $"Repeatable flag was removed from {path}.");
        }
        else if (@new.IsRepeatable && !old.IsRepeatable)
        {
            changes.Safe(SchemaChangeCodes.DirectiveRepeatableAdded, path, $"Repeatable flag was added to {path}.");
        }

        changes.Description(path, path, old.Description, @new.Description);
        changes.Deprecation(path, old.DeprecationReason, @new.DeprecationReason);
        _applied.Compare(path, old.AppliedDirectives, @new.AppliedDirectives);
        foreach (string location in old.Locations.Except(@new.Locations, StringComparer.Ordinal))
        {
            changes.Breaking(
                SchemaChangeCodes.DirectiveLocationRemoved, path, $"{location} was removed from {path}.");
        }

        foreach (string location in @new.Locations.Except(old.Locations, StringComparer.Ordinal))
        {
            changes.Safe(SchemaChangeCodes.DirectiveLocationAdded, path, $"{location} was added to {path}.");
        }
    }

    private void CompareArguments(string directive, DirectiveDefinition old, DirectiveDefinition @new)
    {
        var arguments = ElementPairs<InputValueDefinition>.Of(
            old.Arguments, @new.Arguments, static argument => argument.Name);
        foreach (InputValueDefinition argument in arguments.Added)
        {
            string path = $"{directive}({argument.Name}:)";
            if (argument.IsRequired)
            {
                changes.Breaking(
                    SchemaChangeCodes.RequiredDirectiveArgAdded, path, $"A required argument {path} was added.");
            }
            else
            {
                changes.Safe(
                    SchemaChangeCodes.OptionalDirectiveArgAdded, path, $"An optional argument {path} was added.");
            }
        }

        foreach (string path in arguments.Removed.Select(argument => $"{directive}({argument.Name}:)"))
        {
            changes.Breaking(SchemaChangeCodes.DirectiveArgRemoved, path, $"Argument {path} was removed.");
        }

        foreach ((InputValueDefinition before, InputValueDefinition after) in arguments.Kept)
        {
            string path = $"{directive}({before.Name}:)";
            _inputs.CompareArguments(path, before, after);
            changes.Description(path, path, before.Description, after.Description);
        }
    }

    private static string PathOf(DirectiveDefinition directive) => "@" + directive.Name;
}
