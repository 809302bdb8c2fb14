namespace GraphTenancy.GraphQL.Engine.Types.Comparison;

/// <summary>Finds what differs between two schemas, and what each difference means to clients.</summary>
/// <remarks>
/// The kinds, their classes and their sentences are those of <c>findSchemaChanges</c> in graphql-js. Beyond it, the
/// comparison looks at the root types, at deprecations and at the directives applied in the SDL, because
/// <c>@authorize</c> decides who may read what.
/// </remarks>
public static class SchemaComparer
{
    /// <summary>Compares two schemas; empty when they are the same.</summary>
    /// <param name="old">The schema that clients know.</param>
    /// <param name="new">The schema that is to replace it.</param>
    /// <returns>Types first, then directives, then the schema itself; each in the order of its schema.</returns>
    public static IReadOnlyList<SchemaChange> Compare(Schema old, Schema @new)
    {
        var changes = new ChangeList();
        new TypeComparison(changes).Compare(old.Types, @new.Types);
        new DirectiveComparison(changes).Compare(old.Directives, @new.Directives);
        CompareRoots(old, @new, changes);
        changes.Description("the schema", "schema", old.Description, @new.Description);
        new AppliedDirectiveComparison(changes).Compare("schema", old.AppliedDirectives, @new.AppliedDirectives);
        return changes.Found;
    }

    private static void CompareRoots(Schema old, Schema @new, ChangeList changes)
    {
        CompareRoot("query", old.QueryType, @new.QueryType, changes);
        CompareRoot("mutation", old.MutationType, @new.MutationType, changes);
        CompareRoot("subscription", old.SubscriptionType, @new.SubscriptionType, changes);
    }

    private static void CompareRoot(string operation, ObjectType? old, ObjectType? @new, ChangeList changes)
    {
        switch (old?.Name, @new?.Name)
        {
            case (null, { } added):
                changes.Safe(SchemaChangeCodes.RootTypeAdded, "schema", $"{added} became the {operation} type.");
                break;
            case ({ } removed, null):
                changes.Breaking(
                    SchemaChangeCodes.RootTypeRemoved, "schema", $"{removed} is no longer the {operation} type.");
                break;
            case ({ } before, { } after) when !string.Equals(before, after, StringComparison.Ordinal):
                changes.Breaking(
                    SchemaChangeCodes.RootTypeChanged,
                    "schema",
                    $"The {operation} type changed from {before} to {after}.");
                break;
        }
    }
}
