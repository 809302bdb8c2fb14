using System.Reflection;
using GraphTenancy.GraphQL.Engine.Execution;
using GraphTenancy.GraphQL.Engine.Types.Configuration;

namespace GraphTenancy.GraphQL.Engine.CodeFirst.Reading;

/// <summary>
/// Subscriptions: a method that streams events, or a resolver of events with another method that streams them.
/// </summary>
internal static class SubscriptionConvention
{
    /// <summary>Whether the method only makes the source stream of another one, so that it is no field.</summary>
    public static bool IsSourceOfAnother(MethodInfo method) => method.ReflectedType is { } type
        && MemberOrder.Fields(type).OfType<MethodInfo>().Any(other => string.Equals(
            other.GetCustomAttribute<SubscribeAttribute>()?.With, method.Name, StringComparison.Ordinal));

    /// <summary>The method that makes the source stream of the field of <paramref name="method"/>.</summary>
    /// <exception cref="CodeFirstException">There is none.</exception>
    public static MethodInfo SourceOf(MethodInfo method)
    {
        SubscribeAttribute? subscribe = method.GetCustomAttribute<SubscribeAttribute>();
        if (subscribe is null)
        {
            return ResolverSignature.EventOf(method) is not null ? method : throw new CodeFirstException(
                $"{ClrShape.Describe(method)} is a subscription and has no events. Return IAsyncEnumerable<T>, or name "
                + "the method that does with [Subscribe(With = …)].");
        }

        MethodInfo[] found = [.. MemberOrder.Fields(method.ReflectedType ?? typeof(object)).OfType<MethodInfo>()
            .Where(other => string.Equals(other.Name, subscribe.With, StringComparison.Ordinal))];
        return found is [{ } source] && source != method && ResolverSignature.EventOf(source) is not null
            ? source
            : throw new CodeFirstException(
                $"{ClrShape.Describe(method)}: [Subscribe(With = \"{subscribe.With}\")] names no single public method "
                + "of the class that returns IAsyncEnumerable<T>.");
    }

    /// <summary>The source stream's arguments that the field does not have yet.</summary>
    public static void AddArguments(FieldConfiguration field, IEnumerable<BoundParameter> parameters) =>
        field.Arguments.AddRange(FieldReader.ArgumentsOf(parameters).Where(argument => !field.Arguments.Exists(
            known => string.Equals(known.Name, argument.Name, StringComparison.Ordinal))));

    /// <summary>Compiles the method that makes the source stream.</summary>
    public static FieldSubscriber Compile(MethodInfo source, BoundParameter[] parameters)
    {
        FieldResolver call = ResolverCompiler.Compile(
            source, parameters, ResolverInstance.Request, inputArgument: null);
        Func<FieldResolver, FieldSubscriber> adapt = ResolverResult.ToSubscriber<object>;
        return (FieldSubscriber)(adapt.Method.GetGenericMethodDefinition()
            .MakeGenericMethod(ResolverSignature.EventOf(source) ?? typeof(object))
            .Invoke(null, [call]) ?? throw new MissingMethodException(nameof(ResolverResult)));
    }
}
