using System.Reflection;
using GraphTenancy.GraphQL.Engine.Types.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace GraphTenancy.GraphQL.Engine.CodeFirst.Reading;

/// <summary>Reads methods and properties as fields.</summary>
internal sealed class FieldReader(CodeFirstSchema schema)
{
    private readonly IServiceProviderIsService? _services = schema.Services.GetService<IServiceProviderIsService>();

    /// <summary>Reads the fields that a class gives to an object type.</summary>
    public IEnumerable<FieldConfiguration> Read(FieldSource source, ObjectTypeConfiguration parent)
    {
        foreach (MemberInfo member in MemberOrder.Fields(source.Type))
        {
            if (member is PropertyInfo property)
            {
                if (source.IsSubscription)
                {
                    throw new CodeFirstException(
                        $"{ClrShape.Describe(property)} is a property and cannot be a subscription. "
                        + "Write a method that returns IAsyncEnumerable<T>.");
                }

                if (property.GetMethod is { IsStatic: false } || source.Instance == ResolverInstance.Request)
                {
                    yield return ReadProperty(property, source, parent);
                }
            }
            else if (member is MethodInfo method && IsResolver(method, source))
            {
                yield return ReadMethod(method, source, parent);
            }
        }
    }

    /// <summary>Reads the fields of an interface; they have no resolvers.</summary>
    public IEnumerable<FieldConfiguration> ReadContract(Type source)
    {
        foreach (MemberInfo member in MemberOrder.Fields(source))
        {
            if (member is PropertyInfo property)
            {
                FieldConfiguration field =
                    Describe(property, property.PropertyType, Nullability.Of(property), parent: null);
                field.Authorization.AddRange(AuthorizeConvention.ReadMember(property));
                yield return field;
            }
            else if (member is MethodInfo { IsStatic: false } method && !ClrShape.IsVoid(method.ReturnType))
            {
                ResolverSignature.Check(method);
                FieldConfiguration field = Describe(
                    method, ClrShape.WithoutTask(method.ReturnType), Nullability.OfReturn(method), parent: null);
                field.Arguments.AddRange(ArgumentsOf(Bind(method)));
                field.Authorization.AddRange(AuthorizeConvention.ReadMember(method));
                yield return field;
            }
        }
    }

    /// <summary>Reads a property of an object.</summary>
    public FieldConfiguration ReadProperty(PropertyInfo property, FieldSource source, ObjectTypeConfiguration parent)
    {
        Type type = property.PropertyType;
        MethodInfo getter = property.GetMethod
            ?? throw new CodeFirstException($"{ClrShape.Describe(property)} has no getter.");
        FieldConfiguration field = Describe(
            property, ClrShape.WithoutTask(type), Nullability.Of(property), parent);
        Resolve(field, getter, [], source, parent);
        Authorize(field, property, source);
        schema.Shape(new FieldShaping
        {
            Field = field,
            Parent = parent,
            ReturnType = ClrShape.WithoutTask(type),
            Attributes = property.GetCustomAttributes<FieldDescriptorAttribute>(),
        });
        return field;
    }

    /// <summary>Names, describes and types a field.</summary>
    /// <param name="member">Its property or method.</param>
    /// <param name="type">The result's type, without <see cref="Task{TResult}"/>.</param>
    /// <param name="nullability">Where it allows null.</param>
    /// <param name="parent">The type whose ids an <see cref="IDAttribute"/> means; null: the field has no
    /// resolver.</param>
    public FieldConfiguration Describe(
        MemberInfo member, Type type, IReadOnlyList<bool> nullability, ObjectTypeConfiguration? parent)
    {
        string name = member is MethodInfo method ? Naming.OfMethod(method) : Naming.OfProperty((PropertyInfo)member);
        var field = new FieldConfiguration
        {
            Name = name,
            Type = TypeReference.Of(type, nullability),
            Description = schema.Text.Describe(member),
            DeprecationReason = MemberText.Deprecation(member),
            Member = member,
            ParentRequires = ParentRequirement.Of(member, parent?.ClrType),
        };
        if (IsId(member, name, parent))
        {
            field.Type = TypeReference.Parse(TypeSyntaxWriter.Write(type, nullability, static _ => "ID"));
        }

        if (MemberAttributes.Find<GraphQLTypeAttribute>(member) is { } explicitType)
        {
            field.Type = TypeReference.Parse(explicitType.Syntax);
        }

        return field;
    }

    /// <summary>The parameters of a resolver, each injected or with its argument.</summary>
    public BoundParameter[] Bind(MethodInfo method) =>
        [.. method.GetParameters().Select(parameter => schema.DataLoaders.Find(parameter) is { } loader
            ? new BoundParameter(parameter, Argument: null, loader)
            : new BoundParameter(parameter, IsInjected(parameter) ? null : schema.Inputs.Read(parameter)))];

    /// <summary>Maps the field's keys to global ids, if its member or its type says so.</summary>
    public static void EncodeIds(FieldConfiguration field, MemberInfo member, ObjectTypeConfiguration parent)
    {
        if (!IsId(member, field.Name, parent) || GlobalTypeOf(member, parent) is not { } typeName)
        {
            return;
        }

        Func<object, object?> encode = IdConvention.Encoder(typeName);
        if (field.PureResolver is { } pure)
        {
            field.PureResolver = instance => pure(instance) is { } key ? encode(key) : null;
        }

        field.Resolver = field.Resolver is { } resolver ? ResolverResult.Map(resolver, encode) : null;
    }

    /// <summary>The arguments among the parameters.</summary>
    public static IEnumerable<InputValueConfiguration> ArgumentsOf(IEnumerable<BoundParameter> parameters) =>
        parameters.Select(static parameter => parameter.Argument).OfType<InputValueConfiguration>();

    /// <summary>Restricts the field as its member and its class say.</summary>
    private void Authorize(FieldConfiguration field, MemberInfo member, FieldSource source)
    {
        field.Authorization.AddRange(AuthorizeConvention.ReadMember(member));
        schema.Restrict(field, source.Authorization);
    }

    private static bool IsResolver(MethodInfo method, FieldSource source)
    {
        // A static method of the object type's own class, such as a factory, is a field only if it asks for the parent.
        if (method.IsDefined(typeof(DataLoaderAttribute))
            || (source.IsSubscription && SubscriptionConvention.IsSourceOfAnother(method)))
        {
            return false;
        }

        bool belongs = source.Instance == ResolverInstance.Request || !method.IsStatic
            || Array.Exists(method.GetParameters(), BoundParameter.IsParentParameter);
        return belongs && (!ClrShape.IsVoid(method.ReturnType) || source.IsMutation);
    }

    private static bool IsId(MemberInfo member, string name, ObjectTypeConfiguration? parent) =>
        IdConvention.Find(member) is not null
        || (string.Equals(name, "id", StringComparison.Ordinal) && IsNode(parent));

    private static string? GlobalTypeOf(MemberInfo member, ObjectTypeConfiguration parent) =>
        IdConvention.Find(member) is { } id && IdConvention.TypeNameOf(id) is { } typeName
            ? typeName
            : IsNode(parent) ? parent.Name : null;

    private static bool IsNode(ObjectTypeConfiguration? parent) =>
        parent?.ClrType?.IsDefined(typeof(NodeAttribute), inherit: false) == true;

    private FieldConfiguration ReadMethod(MethodInfo method, FieldSource source, ObjectTypeConfiguration parent)
    {
        ResolverSignature.Check(method);
        Type returnType = ResolverSignature.ResultOf(method, source.IsSubscription);
        FieldConfiguration field = Describe(method, returnType, NullabilityOf(method, source), parent);
        Authorize(field, method, source);
        BoundParameter[] parameters = Bind(method);
        if (source.IsMutation && method.GetCustomAttribute<UseMutationConventionAttribute>() is not { Disable: true })
        {
            new MutationConvention(schema, this).Apply(field, method, parameters, parent);
            return field;
        }

        field.Arguments.AddRange(ArgumentsOf(parameters));
        if (source.IsSubscription)
        {
            Subscribe(field, method, parameters, parent);
        }
        else
        {
            Resolve(field, method, parameters, source, parent);
        }

        schema.Shape(new FieldShaping
        {
            Field = field,
            Parent = parent,
            ReturnType = returnType,
            Attributes = method.GetCustomAttributes<FieldDescriptorAttribute>(),
        });
        return field;
    }

    private static IReadOnlyList<bool> NullabilityOf(MethodInfo method, FieldSource source) =>
        source.IsSubscription && ResolverSignature.EventOf(method) is not null
            ? Nullability.OfEvents(method)
            : Nullability.OfReturn(method);

    private void Subscribe(
        FieldConfiguration field, MethodInfo method, BoundParameter[] parameters, ObjectTypeConfiguration parent)
    {
        MethodInfo source = SubscriptionConvention.SourceOf(method);
        if (source == method)
        {
            field.Subscriber = SubscriptionConvention.Compile(method, parameters);
            field.Resolver = ResolverResult.Event;
        }
        else
        {
            ResolverSignature.Check(source);
            BoundParameter[] sourceParameters = Bind(source);
            SubscriptionConvention.AddArguments(field, sourceParameters);
            field.Subscriber = SubscriptionConvention.Compile(source, sourceParameters);
            field.Resolver = ResolverCompiler.Compile(
                method, parameters, ResolverInstance.Request, inputArgument: null);
        }

        EncodeIds(field, method, parent);
    }

    private void Resolve(
        FieldConfiguration field,
        MethodInfo method,
        BoundParameter[] parameters,
        FieldSource source,
        ObjectTypeConfiguration parent)
    {
        bool isPure = !source.IsRoot && !ClrShape.IsAsynchronous(method.ReturnType)
            && (method.IsStatic || source.Instance == ResolverInstance.Parent)
            && Array.TrueForAll(parameters, static parameter => parameter.IsParent);
        if (isPure)
        {
            field.PureResolver = ResolverCompiler.CompilePure(method);
            EncodeIds(field, field.Member ?? method, parent);
            string? idType = IsId(field.Member ?? method, field.Name, parent)
                ? GlobalTypeOf(field.Member ?? method, parent)
                : null;
            schema.OfferDirectWriter(field, DirectWriterCompiler.TryCompile(method, idType));
            return;
        }

        field.Resolver = ResolverCompiler.Compile(method, parameters, source.Instance, inputArgument: null);
        EncodeIds(field, field.Member ?? method, parent);
    }

    // Interfaces and registered classes are services; collections of values are arguments although they are interfaces.
    private bool IsInjected(ParameterInfo parameter)
    {
        Type type = parameter.ParameterType;
        if (BoundParameter.IsContextParameter(parameter) || BoundParameter.IsParentParameter(parameter)
            || parameter.IsDefined(typeof(ServiceAttribute)) || schema.IsRequestState(type))
        {
            return true;
        }

        bool isValue = type.IsValueType || ClrShape.IsScalar(type) || ClrShape.ItemTypeOf(type) is not null;
        return !isValue && (type.IsInterface || _services?.IsService(type) == true);
    }
}
