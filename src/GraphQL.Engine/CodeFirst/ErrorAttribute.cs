namespace GraphTenancy.GraphQL.Engine.CodeFirst;

/// <summary>
/// The mutation answers this exception in the <c>errors</c> of its payload. An exception <c>XxxException</c> is the
/// type <c>XxxError</c> with its message and its public properties; another class is made of the exception by its
/// constructor with one parameter.
/// </summary>
/// <param name="errorType">The exception, or a class with a public constructor that takes one.</param>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
public class ErrorAttribute(Type errorType) : Attribute
{
    /// <summary>The exception, or a class with a public constructor that takes one.</summary>
    public Type ErrorType { get; } = errorType;
}

/// <summary>The mutation answers this exception in the <c>errors</c> of its payload.</summary>
/// <typeparam name="TException">The exception, or a class with a public constructor that takes one.</typeparam>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
public sealed class ErrorAttribute<TException>() : ErrorAttribute(typeof(TException));
