using System.Linq.Expressions;
using System.Reflection;
using GraphTenancy.GraphQL.Engine.Execution;

namespace GraphTenancy.GraphQL.Engine.CodeFirst.Reading;

/// <summary>Compiles C# members to resolvers, so that no request pays for reflection.</summary>
internal static class ResolverCompiler
{
    private static readonly PropertyInfo Arguments = Property(nameof(IResolverContext.Arguments));
    private static readonly PropertyInfo Parent = Property(nameof(IResolverContext.Parent));

    /// <summary>Compiles a method or a property's getter.</summary>
    /// <param name="method">The method.</param>
    /// <param name="parameters">Where its parameters come from.</param>
    /// <param name="instance">Whose method it is.</param>
    /// <param name="inputArgument">The argument that holds all others; <see langword="null"/>: they are arguments
    /// themselves.</param>
    public static FieldResolver Compile(
        MethodInfo method, IReadOnlyList<BoundParameter> parameters, ResolverInstance instance, string? inputArgument)
    {
        ParameterExpression context = Expression.Parameter(typeof(IResolverContext), "context");
        ParameterExpression values = Expression.Variable(typeof(IReadOnlyDictionary<string, object?>), "values");
        Expression source = inputArgument is null
            ? Expression.Property(context, Arguments)
            : Expression.Call(
                ((Func<IResolverContext, string, IReadOnlyDictionary<string, object?>>)InputReader.Fields).Method,
                context,
                Expression.Constant(inputArgument));
        Expression call = Expression.Call(
            InstanceOf(method, instance, context),
            method,
            parameters.Select(parameter => parameter.Bind(context, values)));
        Expression body = parameters.Any(static parameter => parameter.Argument is not null)
            ? Expression.Block([values], Expression.Assign(values, source), Adapt(call))
            : Adapt(call);
        return Expression.Lambda<FieldResolver>(body, context).Compile();
    }

    /// <summary>Compiles a method without parameters other than its parent, or a property's getter.</summary>
    public static PureFieldResolver CompilePure(MethodInfo method)
    {
        ParameterExpression parent = Expression.Parameter(typeof(object), "parent");
        Expression value = Expression.Convert(CallOn(method, parent), typeof(object));
        return Expression.Lambda<PureFieldResolver>(value, parent).Compile();
    }

    /// <summary>The call of a pure method on a parent.</summary>
    public static Expression CallOn(MethodInfo method, Expression parent)
    {
        IEnumerable<Expression> arguments = method.GetParameters()
            .Select(parameter => Expression.Convert(parent, parameter.ParameterType));
        return method.IsStatic || method.DeclaringType is not { } type
            ? Expression.Call(method, arguments)
            : Expression.Call(Expression.Convert(parent, type), method, arguments);
    }

    private static Expression? InstanceOf(MethodInfo method, ResolverInstance instance, Expression context)
    {
        // The class that was read, not the one that declares: an inherited method is called on the heir.
        Type type = method.ReflectedType ?? typeof(object);
        return (method.IsStatic, instance) switch
        {
            (true, _) => null,
            (_, ResolverInstance.Parent) => Expression.Convert(Expression.Property(context, Parent), type),
            _ => Injection.Instance(context, type),
        };
    }

    private static Expression Adapt(Expression call)
    {
        if (!ClrShape.IsTask(call.Type))
        {
            Func<object?, ValueTask<object?>> fromValue = ResolverResult.FromValue;
            return Expression.Call(fromValue.Method, Expression.Convert(call, typeof(object)));
        }

        bool isValueTask = call.Type.IsValueType;
        string adapter = isValueTask ? nameof(ResolverResult.FromValueTask) : nameof(ResolverResult.FromTask);
        return Expression.Call(typeof(ResolverResult), adapter, [call.Type.GenericTypeArguments[0]], call);
    }

    private static PropertyInfo Property(string name) =>
        typeof(IResolverContext).GetProperty(name) ?? throw new MissingMemberException(nameof(IResolverContext), name);
}
