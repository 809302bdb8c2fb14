using System.Reflection;

namespace GraphTenancy.GraphQL.Engine.CodeFirst.Reading;

/// <summary>What a method must look like to be a field.</summary>
internal static class ResolverSignature
{
    /// <summary>Refuses a method that cannot be called for a request.</summary>
    /// <exception cref="CodeFirstException">It is generic, has parameters by reference, or returns nothing.</exception>
    public static void Check(MethodInfo method)
    {
        string name = ClrShape.Describe(method);
        if (method.IsGenericMethodDefinition)
        {
            throw new CodeFirstException(
                $"{name} is a generic method; a field has one type. Mark it with [GraphQLIgnore].");
        }

        if (Array.Find(method.GetParameters(), static parameter => parameter.ParameterType.IsByRef) is { } reference)
        {
            throw new CodeFirstException(
                $"{name} has the ref, in or out parameter {reference.Name}; a resolver takes values. "
                + "Mark it with [GraphQLIgnore].");
        }

        if (ClrShape.IsVoid(method.ReturnType))
        {
            throw new CodeFirstException($"{name} returns nothing; a field has a value. Return the changed object.");
        }
    }

    /// <summary>The type of the field's value.</summary>
    public static Type ResultOf(MethodInfo method, bool isSubscription) =>
        isSubscription && EventOf(method) is { } type ? type : ClrShape.WithoutTask(method.ReturnType);

    /// <summary>The type of the events that a method streams; <see langword="null"/>: it streams none.</summary>
    public static Type? EventOf(MethodInfo method)
    {
        Type type = ClrShape.WithoutTask(method.ReturnType);
        return ClrShape.IsGeneric(type, typeof(IAsyncEnumerable<>)) ? type.GenericTypeArguments[0] : null;
    }
}
