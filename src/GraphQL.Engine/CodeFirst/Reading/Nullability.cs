using System.Reflection;

namespace GraphTenancy.GraphQL.Engine.CodeFirst.Reading;

/// <summary>Where C# allows null, as the flags of <see cref="Types.Configuration.ClrTypeReference"/>.</summary>
internal static class Nullability
{
    /// <summary>The flags of a method's result, without <see cref="Task{TResult}"/>.</summary>
    public static IReadOnlyList<bool> OfReturn(MethodInfo method)
    {
        // The context caches and is not safe for several threads; schemas are built rarely, so each call makes one.
        return Flatten(WithoutTask(new NullabilityInfoContext().Create(method.ReturnParameter)));
    }

    /// <summary>The flags of the events that a method streams.</summary>
    public static IReadOnlyList<bool> OfEvents(MethodInfo method) =>
        Flatten(WithoutTask(new NullabilityInfoContext().Create(method.ReturnParameter)).GenericTypeArguments[0]);

    /// <summary>The flags of a property.</summary>
    public static IReadOnlyList<bool> Of(PropertyInfo property) =>
        Flatten(WithoutTask(new NullabilityInfoContext().Create(property)));

    /// <summary>The flags of a parameter.</summary>
    public static IReadOnlyList<bool> Of(ParameterInfo parameter) =>
        Flatten(new NullabilityInfoContext().Create(parameter));

    private static NullabilityInfo WithoutTask(NullabilityInfo info) =>
        ClrShape.IsTask(info.Type) ? info.GenericTypeArguments[0] : info;

    private static List<bool> Flatten(NullabilityInfo info)
    {
        var flags = new List<bool>();
        Add(info, flags);
        return flags;
    }

    private static void Add(NullabilityInfo info, List<bool> flags)
    {
        // An Optional<T> has no flag of its own: it is as nullable as its T.
        if (ClrShape.OptionalValueOf(info.Type) is not null)
        {
            Add(info.GenericTypeArguments[0], flags);
            return;
        }

        // Code without nullable annotations allows null everywhere.
        flags.Add(info.Type.IsValueType
            ? Nullable.GetUnderlyingType(info.Type) is not null
            : info.ReadState != NullabilityState.NotNull);
        if (info.ElementType is not null)
        {
            Add(info.ElementType, flags);
        }

        foreach (NullabilityInfo argument in info.GenericTypeArguments)
        {
            Add(argument, flags);
        }
    }
}
