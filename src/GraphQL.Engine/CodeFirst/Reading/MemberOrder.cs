using System.Reflection;
using System.Runtime.CompilerServices;

namespace GraphTenancy.GraphQL.Engine.CodeFirst.Reading;

/// <summary>
/// The members that can be fields, in the order in which they are declared; inherited ones come last.
/// </summary>
internal static class MemberOrder
{
    private const BindingFlags Public =
        BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.FlattenHierarchy;

    /// <summary>Properties with a getter, without indexers.</summary>
    public static IEnumerable<PropertyInfo> Properties(Type type) => Fields(type).OfType<PropertyInfo>();

    /// <summary>Properties and methods.</summary>
    public static IReadOnlyList<MemberInfo> Fields(Type type)
    {
        IEnumerable<Type> sources = type.IsInterface ? type.GetInterfaces().Prepend(type) : [type];
        return [.. sources
            .SelectMany(static source => source.GetMembers(Public))
            .Where(static member => IsField(member) && !member.IsDefined(typeof(GraphQLIgnoreAttribute)))
            .OrderBy(member => Distance(type, member.DeclaringType))
            .ThenBy(static member => TokenOf(member))
            .DistinctBy(static member => (member.Name, member is MethodInfo method ? SignatureOf(method) : ""))];
    }

    private static bool IsField(MemberInfo member) => member switch
    {
        PropertyInfo property => property.GetMethod is { IsPublic: true } && property.GetIndexParameters().Length == 0,
        MethodInfo method => !method.IsSpecialName
            && method.GetBaseDefinition().DeclaringType != typeof(object)
            && method.DeclaringType != typeof(Exception)
            && !method.IsDefined(typeof(CompilerGeneratedAttribute))
            && !method.Name.Contains('<', StringComparison.Ordinal)
            && method.Name is not (nameof(IDisposable.Dispose) or nameof(IAsyncDisposable.DisposeAsync)),
        _ => false,
    };

    private static string SignatureOf(MethodInfo method) =>
        string.Join(',', method.GetParameters().Select(static parameter => parameter.ParameterType));

    // Tokens of methods follow the source; a property stands where its getter does.
    private static int TokenOf(MemberInfo member) =>
        member is PropertyInfo { GetMethod: { } getter } ? getter.MetadataToken : member.MetadataToken;

    private static int Distance(Type type, Type? declaring)
    {
        int distance = 0;
        for (Type? at = type; at is not null && at != declaring; at = at.BaseType)
        {
            distance++;
        }

        return distance;
    }
}
