using GraphTenancy.GraphQL.Engine.Language;
using GraphTenancy.GraphQL.Engine.Types.Configuration;
using GraphTenancy.GraphQL.Engine.Types.Scalars;

namespace GraphTenancy.GraphQL.Engine.Types.Building;

/// <summary>
/// Turns references, by syntax or CLR type, into syntax; CLR types may register themselves meanwhile.
/// </summary>
internal sealed class TypeReferenceResolver(SchemaBuilder builder, List<string> errors)
{
    private readonly Dictionary<(TypeReference Reference, bool IsInput), TypeNode?> _resolved = [];

    /// <summary>Resolves a reference; <see langword="null"/> after reporting why it cannot be.</summary>
    /// <param name="reference">The reference.</param>
    /// <param name="isInput">Whether it stands in an argument or input field.</param>
    /// <param name="coordinate">The schema coordinate of the element that refers.</param>
    public TypeNode? Resolve(TypeReference reference, bool isInput, string coordinate)
    {
        // By value: two equal references mean the same type.
        if (_resolved.TryGetValue((reference, isInput), out TypeNode? known))
        {
            return known;
        }

        TypeNode? type = reference switch
        {
            SyntaxTypeReference syntax => TypeSyntax.TryParse(syntax.Syntax),
            ClrTypeReference clr => ResolveClr(clr.Type, clr.Nullability, 0, isInput),
            _ => null,
        };
        if (type is null)
        {
            errors.Add(reference is ClrTypeReference unknown
                ? $"No GraphQL type is known for the CLR type {unknown.Type} of {coordinate}."
                : $"The type of {coordinate} is not a type reference: {reference}.");
        }

        _resolved.Add((reference, isInput), type);
        return type;
    }

    // One flag per type in depth-first order; Nullable<T> and its T share one.
    private TypeNode? ResolveClr(Type type, IReadOnlyList<bool> nullability, int index, bool isInput)
    {
        Type? underlying = Nullable.GetUnderlyingType(type);
        bool isNullable = underlying is not null
            || (!type.IsValueType && index < nullability.Count && nullability[index]);
        type = underlying ?? type;
        TypeNode? node = ResolveName(type, isInput) is { } name
            ? TypeSyntax.Named(name)
            : ResolveList(type, nullability, index, isInput);
        return node is null || isNullable ? node : TypeSyntax.NonNull(node);
    }

    private ListTypeNode? ResolveList(Type type, IReadOnlyList<bool> nullability, int index, bool isInput)
    {
        if (ItemTypeOf(type) is not { } itemType)
        {
            return null;
        }

        TypeNode? item = ResolveClr(itemType, nullability, index + 1, isInput);
        return item is null ? null : new ListTypeNode(item, default);
    }

    // A list by its shape is asked of the hook only when nothing was registered for it, so that a hook which
    // registers every class it sees cannot turn List<T> into an object type.
    private string? ResolveName(Type type, bool isInput)
    {
        if (BuiltInScalars.NameOf(type) is { } scalar)
        {
            // A type that the application bound to another scalar keeps it.
            return NameOfAdded(type, isInput) ?? scalar;
        }

        return NameOfAdded(type, isInput)
            ?? (ItemTypeOf(type) is null ? builder.ResolveClrType?.Invoke(type, isInput) : null);
    }

    private string? NameOfAdded(Type type, bool isInput) => builder.Types
        .FirstOrDefault(added => added.ClrType == type && Fits(added, isInput))?.Name;

    private static bool Fits(TypeConfiguration type, bool isInput) => type switch
    {
        InputObjectTypeConfiguration => isInput,
        ScalarTypeConfiguration or EnumTypeConfiguration => true,
        _ => !isInput,
    };

    private static Type? ItemTypeOf(Type type)
    {
        if (type.IsArray)
        {
            return type.GetElementType();
        }

        Type? sequence = IsSequence(type) ? type : Array.Find(type.GetInterfaces(), IsSequence);
        return type == typeof(string) ? null : sequence?.GenericTypeArguments[0];
    }

    private static bool IsSequence(Type type) =>
        type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IEnumerable<>);
}
