using GraphTenancy.GraphQL.Engine.Language;
using GraphTenancy.GraphQL.Engine.Types.Configuration;
using GraphTenancy.GraphQL.Engine.Types.Introspection;
using GraphTenancy.GraphQL.Engine.Types.Scalars;

namespace GraphTenancy.GraphQL.Engine.Types.Building;

/// <summary>
/// Makes types of configurations in three steps: resolve every reference to syntax (which may register further types),
/// make all named types empty, then fill them, so that types can refer to each other in circles.
/// </summary>
internal sealed partial class SchemaCompiler(SchemaBuilder builder, List<string> errors)
{
    private readonly TypeReferenceResolver _references = new(builder, errors);
    private readonly Dictionary<string, NamedType> _named = new(StringComparer.Ordinal);
    private readonly List<NamedType> _types = [];

    /// <summary>Makes the schema; elements whose type is unknown are reported and left out.</summary>
    public Schema Compile()
    {
        DirectiveConfiguration[] directives = [.. builder.Directives];
        DiscoverTypes(directives);
        foreach (TypeConfiguration type in builder.Types)
        {
            AddNamed(MakeEmpty(type));
        }

        // Introspection answers with these, so every schema has them.
        AddNamed(BuiltInScalars.String);
        AddNamed(BuiltInScalars.Boolean);
        foreach (ScalarType scalar in builder.NamedScalars.Select(BuiltInScalars.Find).OfType<ScalarType>())
        {
            AddNamed(scalar);
        }

        foreach (NamedType type in IntrospectionTypes.All)
        {
            AddNamed(type);
        }

        foreach (TypeConfiguration type in builder.Types)
        {
            FillByName(type);
        }

        DirectiveDefinition[] definitions = [.. directives.Select(CompileDirective)
            .Concat(AuthorizationDefinitions().Select(CompileDirective))
            .Concat(BuiltInDirectives.All.Where(builtIn => builder.FindDirective(builtIn.Name) is null))];
        return MakeSchema(definitions);
    }

    // Whoever asks for authorization in code need not define the directives that show it.
    private IEnumerable<DirectiveConfiguration> AuthorizationDefinitions()
    {
        FieldConfiguration[] fields = [.. builder.Types.SelectMany(static type => type switch
        {
            ObjectTypeConfiguration model => model.Fields,
            InterfaceTypeConfiguration contract => contract.Fields,
            _ => [],
        })];
        if (builder.FindDirective(AuthorizationDirectives.Authorize) is null
            && (builder.Types.Any(static type => type.Authorization.Count > 0)
                || fields.Any(static field => field.Authorization.Count > 0)))
        {
            yield return AuthorizationDirectives.AuthorizeDefinition();
        }

        if (builder.FindDirective(AuthorizationDirectives.AllowAnonymous) is null
            && fields.Any(static field => field.AllowsAnonymous))
        {
            yield return AuthorizationDirectives.AllowAnonymousDefinition();
        }
    }

    private void FillByName(TypeConfiguration configuration)
    {
        if (BuiltInScalars.IsSpecified(configuration.Name))
        {
            errors.Add($"The built-in scalar {configuration.Name} cannot be defined again.");
        }
        else if (_named.TryGetValue(configuration.Name, out NamedType? type))
        {
            Fill(type, configuration);
        }
        else
        {
            errors.Add($"The scalar added as {configuration.Name} has another name itself.");
        }
    }

    private Schema MakeSchema(IReadOnlyList<DirectiveDefinition> directives)
    {
        ObjectType? query = FindRoot(OperationType.Query);
        ObjectType? mutation = FindRoot(OperationType.Mutation);
        ObjectType? subscription = FindRoot(OperationType.Subscription);
        NamedType[] defined =
            [.. builder.Types.Select(type => _named.GetValueOrDefault(type.Name)).OfType<NamedType>()];
        IReadOnlyList<NamedType> types = TypeOrder.Of(
            defined, [query, mutation, subscription], directives, IntrospectionTypes.All, _types);
        return new Schema(types, directives, query, mutation, subscription, builder.Description)
        {
            AppliedDirectives = [.. builder.AppliedDirectives],
        };
    }

    private ObjectType? FindRoot(OperationType operation)
    {
        string? name = builder.RootTypes is { } roots ? roots.GetValueOrDefault(operation) : operation.ToString();
        NamedType? type = name is null ? null : _named.GetValueOrDefault(name);
        if (type is null && operation == OperationType.Query && (name is null || builder.RootTypes is null))
        {
            errors.Add("Query root type must be provided.");
        }
        else if (type is null && name is not null && builder.RootTypes is not null)
        {
            errors.Add($"The {operation} root type \"{name}\" is not defined.");
        }
        else if (type is not (null or ObjectType))
        {
            errors.Add($"{operation} root type must be Object type, it cannot be {name}.");
        }

        return type as ObjectType;
    }

    // Types are appended to the list while it is walked: a CLR type registers itself when it is first referred to.
    private void DiscoverTypes(DirectiveConfiguration[] directives)
    {
        foreach (DirectiveConfiguration directive in directives)
        {
            DiscoverInputs(directive.Arguments, "@" + directive.Name);
        }

        for (int i = 0; i < builder.Types.Count; i++)
        {
            DiscoverReferences(builder.Types[i]);
        }
    }

    private void DiscoverReferences(TypeConfiguration type)
    {
        switch (type)
        {
            case ObjectTypeConfiguration contract:
                DiscoverFields(contract, contract.Interfaces, contract.Fields);
                break;
            case InterfaceTypeConfiguration contract:
                DiscoverFields(contract, contract.Interfaces, contract.Fields);
                break;
            case UnionTypeConfiguration union:
                union.Types.ForEach(member => Discover(member, isInput: false, union.Name));
                break;
            case InputObjectTypeConfiguration input:
                DiscoverInputs(input.Fields, input.Name);
                break;
        }
    }

    private void DiscoverFields(TypeConfiguration type, List<TypeReference> interfaces, List<FieldConfiguration> fields)
    {
        interfaces.ForEach(contract => Discover(contract, isInput: false, type.Name));
        foreach (FieldConfiguration field in fields)
        {
            Discover(field.Type, isInput: false, $"{type.Name}.{field.Name}");
            DiscoverInputs(field.Arguments, $"{type.Name}.{field.Name}");
        }
    }

    private void DiscoverInputs(List<InputValueConfiguration> inputs, string owner)
    {
        foreach (InputValueConfiguration input in inputs)
        {
            Discover(input.Type, isInput: true, $"{owner}.{input.Name}");
        }
    }

    private void Discover(TypeReference reference, bool isInput, string coordinate)
    {
        if (_references.Resolve(reference, isInput, coordinate) is not { } node)
        {
            return;
        }

        string name = NameOf(node);
        if (builder.FindType(name) is null && BuiltInScalars.Find(name) is { } scalar)
        {
            AddNamed(scalar);
        }
    }

    private void AddNamed(NamedType type)
    {
        if (_named.TryAdd(type.Name, type))
        {
            _types.Add(type);
        }
    }

    private static NamedType MakeEmpty(TypeConfiguration type) => type switch
    {
        ScalarTypeConfiguration scalar => scalar.Scalar,
        ObjectTypeConfiguration model => new ObjectType
        {
            Name = type.Name,
            Description = type.Description,
            ClrType = type.ClrType,
            IsTypeOf = model.IsTypeOf,
        },
        InterfaceTypeConfiguration contract => new InterfaceType
        {
            Name = type.Name,
            Description = type.Description,
            ClrType = type.ClrType,
            ResolveType = contract.ResolveType,
        },
        UnionTypeConfiguration union => new UnionType
        {
            Name = type.Name,
            Description = type.Description,
            ClrType = type.ClrType,
            ResolveType = union.ResolveType,
        },
        EnumTypeConfiguration => new EnumType
        {
            Name = type.Name,
            Description = type.Description,
            ClrType = type.ClrType,
        },
        InputObjectTypeConfiguration input => new InputObjectType
        {
            Name = type.Name,
            Description = type.Description,
            ClrType = type.ClrType,
            IsOneOf = input.IsOneOf,
            CreateInstance = input.CreateInstance,
        },
        _ => throw new ArgumentException($"{type.GetType()} configures no type of GraphQL.", nameof(type)),
    };

    private static string NameOf(TypeNode type) => type switch
    {
        NonNullTypeNode nonNull => NameOf(nonNull.Type),
        ListTypeNode list => NameOf(list.Type),
        NamedTypeNode named => named.Name.Value,
        _ => throw new ArgumentException($"{type.GetType().Name} is no type reference.", nameof(type)),
    };
}
