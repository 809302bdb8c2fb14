using System.Reflection;
using GraphTenancy.GraphQL.Engine.Types;
using GraphTenancy.GraphQL.Engine.Types.Configuration;
using GraphTenancy.GraphQL.Engine.Types.Costs;

namespace GraphTenancy.GraphQL.Engine.CodeFirst.Reading;

/// <summary>
/// Reads classes into a schema in four steps: sort the classes by what their attributes say; read members; let
/// conventions and attributes shape the fields; resolve the references to CLR types, which may read further classes.
/// </summary>
/// <remarks>
/// Everything follows the ordinal order of full names, so that the same classes print the same schema.
/// </remarks>
internal sealed partial class CodeFirstSchema : ISchemaConfiguration
{
    private readonly SchemaBuilder _builder = new();
    private readonly List<TypeConfiguration> _types = [];
    private readonly Dictionary<(Type Type, bool IsInput), TypeConfiguration> _clrTypes = [];
    private readonly Queue<FieldShaping> _toShape = [];
    private readonly Dictionary<FieldConfiguration, (DirectWriter Writer, Execution.PureFieldResolver? Resolver)>
        _writers = [];
    private readonly List<(FieldConfiguration Field, IReadOnlyList<AuthorizationRequirement> OfClass)> _restricted = [];
    private readonly CodeFirstOptions _options;
    private readonly TypeExtensions _extensions;
    private readonly FieldReader _fields;

    /// <summary>Starts with what was registered.</summary>
    public CodeFirstSchema(IServiceProvider services, CodeFirstOptions options)
    {
        Services = services;
        _options = options;
        Text = new MemberText();
        Inputs = new InputValueReader(Text);
        DataLoaders = new DataLoaderReader(services, options);
        _fields = new FieldReader(this);
        _extensions = new TypeExtensions(options.Types);
    }

    /// <inheritdoc/>
    public IServiceProvider Services { get; }

    /// <summary>Descriptions of members.</summary>
    public MemberText Text { get; }

    /// <summary>The reader of arguments and input fields.</summary>
    public InputValueReader Inputs { get; }

    /// <summary>The data loaders.</summary>
    public DataLoaderReader DataLoaders { get; }

    /// <summary>Builds the schema.</summary>
    /// <exception cref="CodeFirstException">A class or member cannot be read.</exception>
    /// <exception cref="SchemaException">The schema breaks rules of the specification.</exception>
    public Schema Build()
    {
        AddRoot("Query", typeof(QueryTypeAttribute));
        AddRoot("Mutation", typeof(MutationTypeAttribute));
        AddRoot("Subscription", typeof(SubscriptionTypeAttribute));
        foreach (Type type in _options.Types.Where(IsTypeOfItsOwn))
        {
            GetOrAddClrType(type);
        }

        _options.Configure.ForEach(configure => configure(this));
        CompleteReferences();
        LinkPossibleTypes();
        ApplyRestrictions();
        ApplyDirectWriters();
        _extensions.CheckAllUsed();
        new CostConvention(Services.GetService(typeof(CostOptions)) as CostOptions ?? new CostOptions())
            .Apply(_types, _builder);
        _types.ForEach(type => _builder.AddType(type));
        _options.Directives.ForEach(directive => _builder.AddDirective(directive));
        return _builder.Build();
    }

    /// <inheritdoc/>
    public TypeConfiguration? FindType(string name) =>
        _types.Find(type => string.Equals(type.Name, name, StringComparison.Ordinal));

    /// <inheritdoc/>
    public TypeConfiguration GetOrAddClrType(Type type) =>
        GetOrAdd(type, isInput: type.IsDefined(typeof(InputObjectTypeAttribute)), ClrShape.Describe(type));

    /// <inheritdoc/>
    public void AddType(TypeConfiguration type)
    {
        if (FindType(type.Name) is { } other)
        {
            throw new CodeFirstException(
                $"Two types have the GraphQL name {type.Name}: {OriginOf(other)} and {OriginOf(type)}. "
                + "Give one of them another name with [GraphQLName].");
        }

        _types.Add(type);
    }

    /// <summary>Whether the class was registered as state of requests.</summary>
    public bool IsRequestState(Type type) => _options.RequestState.Contains(type);

    /// <summary>Adds what its class asks for to what the field asks for.</summary>
    public void Restrict(FieldConfiguration field, IReadOnlyList<AuthorizationRequirement> ofClass) =>
        _restricted.Add((field, ofClass));

    /// <summary>Queues what is left to do with a field until all members of its type are read.</summary>
    public void Shape(FieldShaping shaping) => _toShape.Enqueue(shaping);

    /// <summary>
    /// Offers a direct writer; it is used if the field keeps its resolver and has the writer's scalar.
    /// </summary>
    public void OfferDirectWriter(FieldConfiguration field, DirectWriter? writer)
    {
        if (writer is not null)
        {
            _writers.Add(field, (writer, field.PureResolver));
        }
    }

    private static bool IsTypeOfItsOwn(Type type) =>
        type.IsDefined(typeof(ObjectTypeAttribute), inherit: false)
        || type.IsDefined(typeof(InterfaceTypeAttribute), inherit: false)
        || type.IsDefined(typeof(UnionTypeAttribute), inherit: false)
        || type.IsDefined(typeof(InputObjectTypeAttribute), inherit: false)
        || type.IsDefined(typeof(EnumTypeAttribute), inherit: false)
        || !CodeFirstOptions.IsSchemaClass(type);

    private static string OriginOf(TypeConfiguration type) => type.ClrType?.ToString() ?? "one made in code";

    private void AddRoot(string name, Type attribute)
    {
        Type[] sources = [.. _options.Types.Where(type => type.IsDefined(attribute, inherit: false))];
        if (sources.Length == 0 && !_extensions.Extends(name))
        {
            return;
        }

        var root = new ObjectTypeConfiguration { Name = name };
        AddType(root);
        foreach (Type source in sources)
        {
            AddFields(root, RootSource(source, name));
        }

        AddExtensions(root, clrType: null);
    }

    private static FieldSource RootSource(Type source, string root) => new()
    {
        Type = source,
        Instance = ResolverInstance.Request,
        IsRoot = true,
        IsMutation = string.Equals(root, "Mutation", StringComparison.Ordinal),
        IsSubscription = string.Equals(root, "Subscription", StringComparison.Ordinal),
        Authorization = AuthorizeConvention.ReadType(source),
    };

    private void AddExtensions(ObjectTypeConfiguration type, Type? clrType)
    {
        foreach (Type extension in _extensions.Of(type.Name, clrType))
        {
            FieldSource source = RootSource(extension, type.Name);
            AddFields(type, clrType is null ? source : source with { IsRoot = false }, replaces: true);
        }
    }

    private void AddFields(ObjectTypeConfiguration type, FieldSource source, bool replaces = false)
    {
        foreach (FieldConfiguration field in _fields.Read(source, type))
        {
            int index = type.Fields.FindIndex(other => string.Equals(other.Name, field.Name, StringComparison.Ordinal));
            if (index < 0)
            {
                type.Fields.Add(field);
            }
            else if (replaces && type.Fields[index].Member?.ReflectedType != source.Type)
            {
                // An extension replaces a property by a resolver of the same name, as with Hot Chocolate.
                type.Fields[index] = field;
            }
            else
            {
                throw new CodeFirstException(
                    $"{MemberOf(type.Fields[index])} and {MemberOf(field)} are both the field "
                    + $"{type.Name}.{field.Name}. Rename one of them or give it another name with [GraphQLName].");
            }
        }
    }

    private static string MemberOf(FieldConfiguration field) =>
        field.Member is { } member ? ClrShape.Describe(member) : "A field made in code";
}
