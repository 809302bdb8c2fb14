using System.Collections.Concurrent;
using GraphTenancy.GraphQL.Engine.Errors;
using GraphTenancy.GraphQL.Engine.Execution.Planning;
using GraphTenancy.GraphQL.Engine.Types;

namespace GraphTenancy.GraphQL.Engine.Execution;

/// <summary>ResolveAbstractType(): finds the object type of a value.</summary>
/// <remarks>https://spec.graphql.org/September2025/#ResolveAbstractType(). Safe for all threads.</remarks>
internal sealed class AbstractTypeResolver(Schema schema)
{
    // Only answers that depend on nothing but the CLR type; bounded by the program's types.
    private readonly ConcurrentDictionary<(NamedType Type, Type ClrType), ObjectType?> _byClrType = new();

    /// <summary>
    /// Finds the object type of <paramref name="value"/> for a field of the type <paramref name="type"/>.
    /// </summary>
    /// <exception cref="GraphQLException">The value belongs to no possible type.</exception>
    public ObjectType Resolve(NamedType type, object value, PlannedField field)
    {
        if (type is ObjectType self)
        {
            return self.IsTypeOf is null || self.IsTypeOf(value)
                ? self
                : throw Fail($"Expected value of type \"{self.Name}\" but got: {value.GetType().Name}.");
        }

        Func<object, string?>? resolveType = type switch
        {
            InterfaceType contract => contract.ResolveType,
            UnionType union => union.ResolveType,
            _ => null,
        };
        if (resolveType?.Invoke(value) is { } name)
        {
            return FindPossible(type, name);
        }

        return FindByIsTypeOf(type, value) ?? FindByClrType(type, value.GetType()) ?? throw Fail(
            $"Abstract type \"{type.Name}\" must resolve to an Object type at runtime for field \"{NameOf(field)}\". "
            + $"Either the \"{type.Name}\" type should provide a \"resolveType\" function or each possible type "
            + "should provide an \"isTypeOf\" function.");
    }

    private static string NameOf(PlannedField field) => $"{field.ParentType.Name}.{field.Definition.Name}";

    private static GraphQLException Fail(string message) => new(message, ErrorCodes.InternalError);

    private ObjectType FindPossible(NamedType type, string name)
    {
        NamedType found = schema.FindType(name) ?? throw Fail(
            $"Abstract type \"{type.Name}\" was resolved to a type \"{name}\" that does not exist inside the schema.");
        if (found is not ObjectType objectType)
        {
            throw Fail($"Abstract type \"{type.Name}\" was resolved to a non-object type \"{name}\".");
        }

        return schema.PossibleTypes(type).Contains(objectType)
            ? objectType
            : throw Fail($"Runtime Object type \"{name}\" is not a possible type for \"{type.Name}\".");
    }

    private ObjectType? FindByIsTypeOf(NamedType type, object value)
    {
        foreach (ObjectType possible in schema.PossibleTypes(type))
        {
            if (possible.IsTypeOf is not null && possible.IsTypeOf(value))
            {
                return possible;
            }
        }

        return null;
    }

    private ObjectType? FindByClrType(NamedType type, Type clrType) => _byClrType.GetOrAdd(
        (type, clrType), static (key, schema) => SearchByClrType(schema.PossibleTypes(key.Type), key.ClrType), schema);

    // The most derived of the types that fit, so that a base class among them does not take its subclasses' values.
    private static ObjectType? SearchByClrType(IReadOnlyList<ObjectType> possibleTypes, Type clrType)
    {
        ObjectType? best = null;
        foreach (ObjectType possible in possibleTypes)
        {
            if (possible is { IsTypeOf: null, ClrType: { } candidate } && candidate.IsAssignableFrom(clrType)
                && (best?.ClrType is not { } bestClrType || bestClrType.IsAssignableFrom(candidate)))
            {
                best = possible;
            }
        }

        return best;
    }
}
