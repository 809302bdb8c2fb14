using System.Reflection;
using GraphTenancy.GraphQL.Engine.Types.Configuration;
using GraphTenancy.GraphQL.Engine.Types.Scalars;

namespace GraphTenancy.GraphQL.Engine.CodeFirst.Reading;

internal sealed partial class CodeFirstSchema
{
    private const string NodeName = "Node";

    /// <summary>The SDL syntax of a reference; CLR types that it names are added.</summary>
    /// <param name="reference">The reference.</param>
    /// <param name="isInput">Whether it stands in an argument or input field.</param>
    /// <param name="origin">The member that refers, for messages.</param>
    public string Resolve(TypeReference reference, bool isInput, string origin) => reference switch
    {
        SyntaxTypeReference syntax => syntax.Syntax,
        ClrTypeReference clr => TypeSyntaxWriter.Write(
            clr.Type, clr.Nullability, type => NameOf(type, isInput, origin)),
        _ => throw new CodeFirstException($"{origin} has a type reference of an unknown kind, {reference.GetType()}."),
    };

    private string NameOf(Type type, bool isInput, string origin) =>
        _types.Find(added => added is ScalarTypeConfiguration && added.ClrType == type)?.Name
        ?? BuiltInScalars.NameOf(type)
        ?? GetOrAdd(type, isInput, origin).Name;

    private TypeConfiguration GetOrAdd(Type type, bool isInput, string origin)
    {
        if (_clrTypes.TryGetValue((type, isInput && !type.IsEnum), out TypeConfiguration? known))
        {
            return known;
        }

        if (_types.Find(
            added => added.ClrType == type && added is InputObjectTypeConfiguration == isInput) is { } added)
        {
            return added;
        }

        return type.IsEnum ? AddEnum(type) : isInput ? AddInput(type, origin) : AddOutput(type, origin);
    }

    private TConfiguration Register<TConfiguration>(Type type, bool isInput, TConfiguration configuration)
        where TConfiguration : TypeConfiguration
    {
        configuration.ClrType = type;
        AddType(configuration);
        _clrTypes.Add((type, isInput), configuration);
        return configuration;
    }

    private EnumTypeConfiguration AddEnum(Type type)
    {
        EnumTypeConfiguration configuration =
            Register(type, isInput: false, new EnumTypeConfiguration { Name = Naming.OfType(type) });
        new EnumReader(Text).Read(configuration, type);
        return configuration;
    }

    private InputObjectTypeConfiguration AddInput(Type type, string origin)
    {
        if (type.IsInterface || type.IsAbstract || !CanBeRead(type))
        {
            throw new CodeFirstException(
                $"{origin}: {type} cannot be an input type. Use a scalar, an enum, a list or a class with properties; "
                + "mark a parameter that is a service with [Service].");
        }

        InputObjectTypeConfiguration configuration =
            Register(type, isInput: true, new InputObjectTypeConfiguration { Name = Naming.OfInputType(type) });
        new InputObjectReader(Text, Inputs).Read(configuration, type);
        return configuration;
    }

    private TypeConfiguration AddOutput(Type type, string origin)
    {
        if (!CanBeRead(type))
        {
            throw new CodeFirstException(
                $"{origin}: {type} cannot be the type of a field. "
                + "Use a scalar, an enum, a list or a class of your own, "
                + "give the type with [GraphQLType], or keep the member out with [GraphQLIgnore].");
        }

        if (type.IsDefined(typeof(InputObjectTypeAttribute)))
        {
            throw new CodeFirstException(
                $"{origin}: {type} is an [InputObjectType] and cannot be the type of a field.");
        }

        if (type.IsDefined(typeof(UnionTypeAttribute), inherit: false))
        {
            UnionTypeConfiguration union =
                Register(type, isInput: false, new UnionTypeConfiguration { Name = Naming.OfType(type) });
            union.Description = Text.Describe(type);
            union.Authorization.AddRange(AuthorizeConvention.ReadType(type));
            return union;
        }

        return type.IsInterface || type.IsAbstract ? AddInterface(type) : AddObject(type);
    }

    private InterfaceTypeConfiguration AddInterface(Type type)
    {
        InterfaceTypeConfiguration contract =
            Register(type, isInput: false, new InterfaceTypeConfiguration { Name = Naming.OfType(type) });
        contract.Description = Text.Describe(type);
        contract.Authorization.AddRange(AuthorizeConvention.ReadType(type));
        contract.Fields.AddRange(_fields.ReadContract(type));
        return contract;
    }

    private ObjectTypeConfiguration AddObject(Type type)
    {
        ObjectTypeConfiguration model =
            Register(type, isInput: false, new ObjectTypeConfiguration { Name = Naming.OfType(type) });
        model.Description = Text.Describe(type);
        if (type.IsDefined(typeof(NodeAttribute), inherit: false))
        {
            AddNodeInterface();
            model.Interfaces.Add(TypeReference.Parse(NodeName));
        }

        model.Authorization.AddRange(AuthorizeConvention.ReadType(type));
        AddFields(model, new FieldSource { Type = type, Instance = ResolverInstance.Parent });
        AddExtensions(model, type);
        return model;
    }

    private void AddNodeInterface()
    {
        if (FindType(NodeName) is not null)
        {
            return;
        }

        var node = new InterfaceTypeConfiguration { Name = NodeName, Description = "An object with a global id." };
        node.Fields.Add(new FieldConfiguration
        {
            Name = "id",
            Type = TypeReference.Parse("ID!"),
            Description = "The global id.",
        });
        AddType(node);
    }

    private static bool CanBeRead(Type type) =>
        type != typeof(object) && !type.IsPrimitive && !type.IsPointer && !type.IsGenericParameter
        && !typeof(Delegate).IsAssignableFrom(type) && type.Namespace?.Split('.')[0] is not "System";
}
