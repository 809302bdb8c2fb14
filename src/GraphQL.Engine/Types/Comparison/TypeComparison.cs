using GraphTenancy.GraphQL.Engine.Types.Scalars;

namespace GraphTenancy.GraphQL.Engine.Types.Comparison;

/// <summary>Compares the named types of two schemas.</summary>
internal sealed class TypeComparison(ChangeList changes)
{
    private readonly AppliedDirectiveComparison _applied = new(changes);
    private readonly FieldComparison _fields = new(changes);
    private readonly InputComparison _inputs = new(changes);

    public void Compare(IReadOnlyList<NamedType> old, IReadOnlyList<NamedType> @new)
    {
        var types = ElementPairs<NamedType>.Of(old, @new, static type => type.Name);
        foreach (NamedType type in types.Removed)
        {
            changes.Breaking(SchemaChangeCodes.TypeRemoved, type.Name, BuiltInScalars.IsSpecified(type.Name)
                ? $"Standard scalar {type} was removed because it is not referenced anymore."
                : $"{type} was removed.");
        }

        types.Added.ForEach(type => changes.Safe(SchemaChangeCodes.TypeAdded, type.Name, $"{type} was added."));
        types.Kept.ForEach(pair => Compare(pair.Old, pair.New));
    }

    private void Compare(NamedType old, NamedType @new)
    {
        changes.Description(old.Name, old.Name, old.Description, @new.Description);
        switch (old, @new)
        {
            case (EnumType before, EnumType after):
                CompareValues(before, after);
                break;
            case (UnionType before, UnionType after):
                CompareMembers(before, after);
                break;
            case (InputObjectType before, InputObjectType after):
                _inputs.Compare(before, after);
                break;
            case (ObjectType before, ObjectType after):
                CompareFieldsAndInterfaces(before, after);
                break;
            case (InterfaceType before, InterfaceType after):
                CompareFieldsAndInterfaces(before, after);
                break;
            case (ScalarType before, ScalarType after):
                CompareScalars(before, after);
                break;
            default:
                changes.Breaking(
                    SchemaChangeCodes.TypeChangedKind,
                    old.Name,
                    $"{old} changed from {KindOf(old)} to {KindOf(@new)}.");
                return;
        }

        _applied.Compare(old.Name, old.AppliedDirectives, @new.AppliedDirectives);
    }

    private void CompareValues(EnumType old, EnumType @new)
    {
        var values = ElementPairs<EnumValue>.Of(old.Values, @new.Values, static value => value.Name);
        foreach (string path in values.Added.Select(value => $"{@new}.{value.Name}"))
        {
            changes.Dangerous(SchemaChangeCodes.ValueAddedToEnum, path, $"Enum value {path} was added.");
        }

        foreach (string path in values.Removed.Select(value => $"{old}.{value.Name}"))
        {
            changes.Breaking(SchemaChangeCodes.ValueRemovedFromEnum, path, $"Enum value {path} was removed.");
        }

        foreach ((EnumValue before, EnumValue after) in values.Kept)
        {
            string path = $"{old}.{before.Name}";
            changes.Description($"enum value {path}", path, before.Description, after.Description);
            changes.Deprecation(path, before.DeprecationReason, after.DeprecationReason);
            _applied.Compare(path, before.AppliedDirectives, after.AppliedDirectives);
        }
    }

    private void CompareMembers(UnionType old, UnionType @new)
    {
        var members = ElementPairs<ObjectType>.Of(old.Types, @new.Types, static member => member.Name);
        members.Added.ForEach(member => changes.Dangerous(
            SchemaChangeCodes.TypeAddedToUnion, old.Name, $"{member} was added to union type {old}."));
        members.Removed.ForEach(member => changes.Breaking(
            SchemaChangeCodes.TypeRemovedFromUnion, old.Name, $"{member} was removed from union type {old}."));
    }

    private void CompareFieldsAndInterfaces(FieldsType old, FieldsType @new)
    {
        _fields.Compare(old, @new);
        var interfaces = ElementPairs<InterfaceType>.Of(old.Interfaces, @new.Interfaces, static type => type.Name);
        interfaces.Added.ForEach(contract => changes.Dangerous(
            SchemaChangeCodes.ImplementedInterfaceAdded,
            old.Name,
            $"{contract} added to interfaces implemented by {old}."));
        interfaces.Removed.ForEach(contract => changes.Breaking(
            SchemaChangeCodes.ImplementedInterfaceRemoved,
            old.Name,
            $"{old} no longer implements interface {contract}."));
    }

    // The URL says how the text of a value is to be read, so another one may mean another format.
    private void CompareScalars(ScalarType old, ScalarType @new)
    {
        switch (old.SpecifiedByUrl, @new.SpecifiedByUrl)
        {
            case (null, { } added):
                changes.Safe(
                    SchemaChangeCodes.SpecifiedByChanged, old.Name, $"{old} is now specified by \"{added}\".");
                break;
            case ({ } removed, null):
                changes.Dangerous(
                    SchemaChangeCodes.SpecifiedByChanged, old.Name, $"{old} is no longer specified by \"{removed}\".");
                break;
            case ({ } before, { } after) when !string.Equals(before, after, StringComparison.Ordinal):
                changes.Dangerous(
                    SchemaChangeCodes.SpecifiedByChanged,
                    old.Name,
                    $"The specification of {old} changed from \"{before}\" to \"{after}\".");
                break;
        }
    }

    private static string KindOf(NamedType type) => type switch
    {
        ScalarType => "a Scalar type",
        ObjectType => "an Object type",
        InterfaceType => "an Interface type",
        UnionType => "a Union type",
        EnumType => "an Enum type",
        InputObjectType => "an Input type",
        _ => throw new ArgumentException($"{type.GetType()} is no kind of type.", nameof(type)),
    };
}
