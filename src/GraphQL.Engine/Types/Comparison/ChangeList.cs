namespace GraphTenancy.GraphQL.Engine.Types.Comparison;

/// <summary>Collects changes.</summary>
internal sealed class ChangeList
{
    private readonly List<SchemaChange> _found = [];

    /// <summary>What was found, in the order in which it was added.</summary>
    public IReadOnlyList<SchemaChange> Found => _found;

    public void Safe(string code, string path, string message) =>
        Add(SchemaChangeSeverity.Safe, code, path, message);

    public void Dangerous(string code, string path, string message) =>
        Add(SchemaChangeSeverity.Dangerous, code, path, message);

    public void Breaking(string code, string path, string message) =>
        Add(SchemaChangeSeverity.Breaking, code, path, message);

    /// <summary>A description that was added, changed or removed.</summary>
    public void Description(string subject, string path, string? old, string? @new)
    {
        if (!string.Equals(old, @new, StringComparison.Ordinal))
        {
            Safe(SchemaChangeCodes.DescriptionChanged, path, @new is null
                ? $"Description of {subject} was removed."
                : $"Description of {subject} has changed to \"{@new}\".");
        }
    }

    /// <summary>A deprecation that was added, changed or removed.</summary>
    public void Deprecation(string path, string? old, string? @new)
    {
        switch (old, @new)
        {
            case (null, { } reason):
                Safe(SchemaChangeCodes.DeprecationAdded, path, $"{path} was deprecated: \"{reason}\".");
                break;
            case ({ }, null):
                Safe(SchemaChangeCodes.DeprecationRemoved, path, $"{path} is no longer deprecated.");
                break;
            case ({ } before, { } after) when !string.Equals(before, after, StringComparison.Ordinal):
                Safe(
                    SchemaChangeCodes.DeprecationReasonChanged,
                    path,
                    $"The deprecation reason of {path} has changed to \"{after}\".");
                break;
        }
    }

    private void Add(SchemaChangeSeverity severity, string code, string path, string message) => _found.Add(
        new SchemaChange { Severity = severity, Code = code, Path = path, Message = message });
}
