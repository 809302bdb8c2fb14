using System.Linq.Expressions;
using System.Reflection;
using System.Security.Claims;
using GraphTenancy.GraphQL.Engine.Execution;
using GraphTenancy.GraphQL.Engine.Execution.Planning;
using GraphTenancy.GraphQL.Engine.Types;
using GraphTenancy.GraphQL.Engine.Types.Configuration;

namespace GraphTenancy.GraphQL.Engine.CodeFirst.Reading;

/// <summary>A parameter of a resolver and where its value comes from.</summary>
/// <param name="Parameter">The parameter.</param>
/// <param name="Argument">The GraphQL argument; <see langword="null"/> for a parameter that is injected.</param>
/// <param name="Loader">The data loader; <see langword="null"/> for any other parameter.</param>
internal sealed record BoundParameter(
    ParameterInfo Parameter, InputValueConfiguration? Argument, DataLoaderDefinition? Loader = null)
{
    private static readonly Dictionary<Type, string[]> ContextPaths = new()
    {
        [typeof(IResolverContext)] = [],
        [typeof(CancellationToken)] = [nameof(IResolverContext.RequestAborted)],
        [typeof(RequestContext)] = [nameof(IResolverContext.Request)],
        [typeof(ClaimsPrincipal)] = [nameof(IResolverContext.Request), nameof(RequestContext.User)],
        [typeof(Schema)] = [nameof(IResolverContext.Schema)],
        [typeof(PlannedField)] = [nameof(IResolverContext.Selection)],
    };

    /// <summary>Whether the parameter is the parent object.</summary>
    public bool IsParent => IsParentParameter(Parameter);

    /// <summary>Whether a parameter is the parent object, or the event, which is the parent of its field.</summary>
    public static bool IsParentParameter(ParameterInfo parameter) =>
        parameter.IsDefined(typeof(ParentAttribute)) || parameter.IsDefined(typeof(EventMessageAttribute));

    /// <summary>Whether a parameter gets a part of the resolver context.</summary>
    public static bool IsContextParameter(ParameterInfo parameter) => ContextPaths.ContainsKey(parameter.ParameterType);

    /// <summary>The expression of the parameter's value.</summary>
    public Expression Bind(Expression context, Expression values)
    {
        Type type = Parameter.ParameterType;
        if (Argument is not null)
        {
            object? fallback = Parameter.HasDefaultValue ? Parameter.DefaultValue : null;
            return InputReader.Read(values, Argument.Name, type, fallback);
        }

        if (Loader is not null)
        {
            return Injection.DataLoader(context, Loader, type);
        }

        if (IsParent)
        {
            return Expression.Convert(Expression.Property(context, nameof(IResolverContext.Parent)), type);
        }

        return ContextPaths.TryGetValue(type, out string[]? path)
            ? path.Aggregate(context, Expression.Property)
            : Injection.Service(context, type, isRequired: !Parameter.HasDefaultValue && !Nullability.Of(Parameter)[0]);
    }
}
