using System.Linq.Expressions;
using System.Reflection;

namespace GraphTenancy.GraphQL.Engine.CodeFirst.Reading;

/// <summary>Compiles how an input class is made of its coerced fields.</summary>
internal static class InputInstanceCompiler
{
    private static readonly MethodInfo ContainsKey =
        typeof(IReadOnlyDictionary<string, object?>).GetMethod(nameof(IReadOnlyDictionary<,>.ContainsKey))
        ?? throw new MissingMethodException(nameof(ContainsKey));

    /// <summary>Compiles it: the constructor's parameters first, then the properties that have a setter.</summary>
    /// <param name="type">The class.</param>
    /// <param name="constructor">The constructor; <see langword="null"/> for a struct without one.</param>
    /// <param name="fields">The properties with their field names.</param>
    public static Func<IReadOnlyDictionary<string, object?>, object> Compile(
        Type type, ConstructorInfo? constructor, IReadOnlyList<InputMember> fields)
    {
        ParameterExpression values = Expression.Parameter(typeof(IReadOnlyDictionary<string, object?>), "values");
        ParameterExpression instance = Expression.Variable(type, "instance");
        IEnumerable<Expression> arguments = fields
            .Where(static field => field.Parameter is not null)
            .OrderBy(static field => field.Parameter?.Position)
            .Select(field => Read(values, field));
        Expression creation = constructor is null
            ? Expression.New(type)
            : Expression.New(constructor, arguments);
        List<Expression> body = [Expression.Assign(instance, creation)];
        body.AddRange(fields
            .Where(static field => field.Parameter is null)
            .Select(field => SetIfGiven(values, instance, field)));
        body.Add(Expression.Convert(instance, typeof(object)));
        return Expression.Lambda<Func<IReadOnlyDictionary<string, object?>, object>>(
            Expression.Block([instance], body), values).Compile();
    }

    private static Expression Read(Expression values, InputMember field) => InputReader.Read(
        values,
        field.Name,
        field.Property.PropertyType,
        field.Parameter is { HasDefaultValue: true } parameter ? parameter.DefaultValue : null);

    // A property whose field is absent keeps the value of its initializer.
    private static ConditionalExpression SetIfGiven(Expression values, Expression instance, InputMember field) =>
        Expression.IfThen(
            Expression.Call(values, ContainsKey, Expression.Constant(field.Name)),
            Expression.Assign(Expression.Property(instance, field.Property), Read(values, field)));
}

/// <summary>A property of an input class.</summary>
/// <param name="Name">The GraphQL name.</param>
/// <param name="Property">The property.</param>
/// <param name="Parameter">The constructor's parameter that sets it; <see langword="null"/>: its own setter
/// does.</param>
internal sealed record InputMember(string Name, PropertyInfo Property, ParameterInfo? Parameter);
