using System.Linq.Expressions;
using System.Reflection;
using GraphTenancy.GraphQL.Engine.Types.Configuration;

namespace GraphTenancy.GraphQL.Engine.CodeFirst.Reading;

/// <summary>Reads exceptions, and classes made of exceptions, as the error types of mutations.</summary>
internal sealed class ErrorTypeReader(CodeFirstSchema schema, FieldReader fields)
{
    private const string InterfaceName = "Error";
    private const string FactoryName = "CreateErrorFrom";

    /// <summary>Reads a declared error; a class may be made of several exceptions.</summary>
    public IEnumerable<MutationErrorKind> Read(Type errorType, MethodInfo method)
    {
        AddInterface();
        if (typeof(Exception).IsAssignableFrom(errorType))
        {
            return [new MutationErrorKind(errorType, AddExceptionType(errorType), static exception => exception)];
        }

        var type = (ObjectTypeConfiguration)schema.GetOrAddClrType(errorType);
        Implement(type);
        MutationErrorKind[] kinds = [.. FactoriesOf(errorType)
            .Select(factory => new MutationErrorKind(factory.Parameters[0].Type, type, Compile(factory)))];
        return kinds.Length > 0
            ? kinds
            : throw new CodeFirstException(
                $"{errorType}, declared as an error of {ClrShape.Describe(method)}, is no exception and has neither a "
                + "public constructor with one exception as parameter nor a public static method "
                + $"{FactoryName}(exception).");
    }

    private static IEnumerable<LambdaExpression> FactoriesOf(Type errorType)
    {
        foreach (ConstructorInfo constructor in errorType.GetConstructors())
        {
            if (TakesException(constructor, out ParameterExpression? exception))
            {
                yield return Expression.Lambda(Expression.New(constructor, exception), exception);
            }
        }

        foreach (MethodInfo method in errorType.GetMethods(BindingFlags.Public | BindingFlags.Static))
        {
            if (string.Equals(method.Name, FactoryName, StringComparison.Ordinal)
                && TakesException(method, out ParameterExpression? exception))
            {
                yield return Expression.Lambda(Expression.Call(method, exception), exception);
            }
        }
    }

    private static bool TakesException(
        MethodBase method, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out ParameterExpression? exception)
    {
        exception = method.GetParameters() is [{ ParameterType: { } type }] && typeof(Exception).IsAssignableFrom(type)
            ? Expression.Parameter(type)
            : null;
        return exception is not null;
    }

    private static Func<Exception, object> Compile(LambdaExpression factory)
    {
        ParameterExpression exception = Expression.Parameter(typeof(Exception));
        Expression error = Expression.Invoke(factory, Expression.Convert(exception, factory.Parameters[0].Type));
        return Expression
            .Lambda<Func<Exception, object>>(Expression.Convert(error, typeof(object)), exception)
            .Compile();
    }

    // Only what the exception's own class declares: a base class may carry what is meant for logs, such as an SQLSTATE.
    private static IEnumerable<PropertyInfo> OwnProperties(Type exceptionType) => MemberOrder.Properties(exceptionType)
        .Where(property => property.DeclaringType == exceptionType
            && property.GetMethod is { IsStatic: false } getter
            && getter.GetBaseDefinition().DeclaringType == exceptionType);

    private static string NameOf(Type exceptionType)
    {
        string name = Naming.OfType(exceptionType);
        const string Suffix = nameof(Exception);
        return name.Length > Suffix.Length && name.EndsWith(Suffix, StringComparison.Ordinal)
            ? name[..^Suffix.Length] + InterfaceName
            : name;
    }

    private void AddInterface()
    {
        if (schema.FindType(InterfaceName) is null)
        {
            var contract = new InterfaceTypeConfiguration
            {
                Name = InterfaceName,
                Description = "What a mutation refuses for a reason that its caller can act on.",
            };
            contract.Fields.Add(Message(member: null));
            schema.AddType(contract);
        }
    }

    private static FieldConfiguration Message(MemberInfo? member) => new()
    {
        Name = "message",
        Type = TypeReference.Parse("String!"),
        Description = "What happened, and what to do.",
        Member = member,
    };

    private ObjectTypeConfiguration AddExceptionType(Type exceptionType)
    {
        string name = NameOf(exceptionType);
        if (schema.FindType(name) is ObjectTypeConfiguration existing && existing.ClrType == exceptionType)
        {
            return existing;
        }

        var type = new ObjectTypeConfiguration
        {
            Name = name,
            Description = schema.Text.Describe(exceptionType),
            ClrType = exceptionType,
        };
        Implement(type);
        FieldConfiguration message = Message(typeof(Exception).GetProperty(nameof(Exception.Message)));
        message.PureResolver = static exception => ((Exception)exception).Message;
        type.Fields.Add(message);
        schema.AddType(type);
        var source = new FieldSource { Type = exceptionType, Instance = ResolverInstance.Parent };
        foreach (PropertyInfo property in OwnProperties(exceptionType))
        {
            type.Fields.Add(fields.ReadProperty(property, source, type));
        }

        return type;
    }

    private static void Implement(ObjectTypeConfiguration type)
    {
        TypeReference contract = TypeReference.Parse(InterfaceName);
        if (!type.Interfaces.Contains(contract))
        {
            type.Interfaces.Add(contract);
        }
    }
}
