using GraphTenancy.GraphQL.Engine.Language;
using GraphTenancy.GraphQL.Engine.Types.Configuration;
using GraphTenancy.GraphQL.Engine.Types.Introspection;
using GraphTenancy.GraphQL.Engine.Types.Scalars;

namespace GraphTenancy.GraphQL.Engine.Types.Building;

/// <summary>Turns the type system definitions of a document into configurations; extensions are merged.</summary>
/// <remarks>https://spec.graphql.org/September2025/#sec-Type-System</remarks>
internal sealed class SdlReader(SchemaBuilder builder)
{
    private readonly Dictionary<string, TypeDefinitionNode> _standard = new(StringComparer.Ordinal);
    private bool _hasSchemaDefinition;
    private Dictionary<OperationType, string>? _roots;

    /// <summary>
    /// Reads a document. Definitions come first, so that an extension may stand before what it extends. Operations and
    /// fragments in it are left alone, as graphql-js does.
    /// </summary>
    public void Read(DocumentNode document)
    {
        TypeSystemDefinitionNode[] nodes = [.. document.Definitions.OfType<TypeSystemDefinitionNode>()];
        new SdlDirectiveRules(builder.Errors).Check(nodes);
        ILookup<string, TypeDefinitionNode> extensions = nodes.OfType<TypeDefinitionNode>()
            .Where(static node => node.IsExtension)
            .ToLookup(static node => node.Name.Value, StringComparer.Ordinal);
        foreach (TypeSystemDefinitionNode node in nodes.Where(static node => !node.IsExtension))
        {
            ReadDefinition(node, extensions);
        }

        foreach (TypeDefinitionNode extension in extensions.SelectMany(static group => group))
        {
            ReadExtension(extension);
        }

        foreach (DirectiveDefinitionNode extension in nodes.OfType<DirectiveDefinitionNode>()
            .Where(static node => node.IsExtension))
        {
            ReadDirectiveExtension(extension);
        }

        foreach (SchemaDefinitionNode extension in nodes.OfType<SchemaDefinitionNode>()
            .Where(static node => node.IsExtension))
        {
            ReadSchema(extension);
        }

        CheckRoots(nodes);

        if (_roots is not null)
        {
            if (!_hasSchemaDefinition)
            {
                AddDefaultRoots(_roots);
            }

            builder.SetRootTypes(_roots);
        }
    }

    private void ReadDefinition(TypeSystemDefinitionNode node, ILookup<string, TypeDefinitionNode> extensions)
    {
        switch (node)
        {
            case SchemaDefinitionNode when _hasSchemaDefinition:
                builder.Errors.Add($"Must provide only one schema definition{At(node)}.");
                break;
            case SchemaDefinitionNode schema:
                _hasSchemaDefinition = true;
                _roots = [];
                builder.Description = schema.Description?.Value;
                ReadSchema(schema);
                break;
            case DirectiveDefinitionNode directive:
                ReadDirectiveDefinition(directive);
                break;
            // The specification asks that SDL leaves them out; a text that holds them means the same types.
            case TypeDefinitionNode type when IsStandard(type.Name.Value) && _standard.TryAdd(type.Name.Value, type):
                builder.NamedScalars.Add(type.Name.Value);
                break;
            case TypeDefinitionNode type
                when builder.FindType(type.Name.Value) is not null || _standard.ContainsKey(type.Name.Value):
                builder.Errors.Add($"There can be only one type named \"{type.Name.Value}\"{At(node)}.");
                break;
            case TypeDefinitionNode type:
                builder.AddType(MakeType(type, extensions[type.Name.Value]));
                break;
        }
    }

    private static bool IsStandard(string name) =>
        BuiltInScalars.IsSpecified(name) || IntrospectionTypes.All.Any(type => type.Name == name);

    private void ReadSchema(SchemaDefinitionNode node)
    {
        builder.AppliedDirectives.AddRange(SdlElements.Directives(node.Directives));
        foreach (OperationTypeDefinitionNode root in node.OperationTypes)
        {
            if (!(_roots ??= []).TryAdd(root.Operation, root.Type.Name.Value))
            {
                builder.Errors.Add($"There can be only one {root.Operation} type in the schema{At(root)}.");
            }
        }
    }

    private void CheckRoots(IEnumerable<TypeSystemDefinitionNode> nodes)
    {
        foreach (NamedTypeNode type in nodes.OfType<SchemaDefinitionNode>()
            .SelectMany(static node => node.OperationTypes)
            .Select(static root => root.Type))
        {
            string name = type.Name.Value;
            if (builder.FindType(name) is null && !IsStandard(name))
            {
                builder.Errors.Add($"Unknown type \"{name}\"{At(type)}.");
            }
        }
    }

    // "extend schema" beside no definition adds to the roots that the names of the types give, and these come first.
    private void AddDefaultRoots(Dictionary<OperationType, string> roots)
    {
        foreach (OperationType operation in Enum.GetValues<OperationType>()
            .Where(operation => builder.FindType(operation.ToString()) is not null))
        {
            roots[operation] = operation.ToString();
        }
    }

    private void ReadDirectiveDefinition(DirectiveDefinitionNode node)
    {
        if (builder.FindDirective(node.Name.Value) is not null)
        {
            builder.Errors.Add($"There can be only one directive named \"@{node.Name.Value}\"{At(node)}.");
            return;
        }

        var directive = new DirectiveConfiguration
        {
            Name = node.Name.Value,
            Description = node.Description?.Value,
            IsRepeatable = node.IsRepeatable,
            DeprecationReason = SdlElements.DeprecationReason(node.Directives),
        };
        directive.Directives.AddRange(SdlElements.Directives(node.Directives));
        directive.Arguments.AddRange(node.Arguments.Select(SdlElements.Input));
        directive.Locations.AddRange(node.Locations.Select(static location => location.Value));
        builder.AddDirective(directive);
    }

    private void ReadDirectiveExtension(DirectiveDefinitionNode node)
    {
        // As graphql-js: an extension of a directive that the text does not define adds nothing.
        if (builder.FindDirective(node.Name.Value) is { } directive)
        {
            directive.DeprecationReason ??= SdlElements.DeprecationReason(node.Directives);
            directive.Directives.AddRange(SdlElements.Directives(node.Directives));
        }
    }

    private static TypeConfiguration MakeType(TypeDefinitionNode node, IEnumerable<TypeDefinitionNode> extensions)
    {
        string? description = node.Description?.Value;
        TypeConfiguration type = node switch
        {
            ScalarTypeDefinitionNode => MakeScalar(node, extensions),
            ObjectTypeDefinitionNode => new ObjectTypeConfiguration { Name = node.Name.Value },
            InterfaceTypeDefinitionNode => new InterfaceTypeConfiguration { Name = node.Name.Value },
            UnionTypeDefinitionNode => new UnionTypeConfiguration { Name = node.Name.Value },
            EnumTypeDefinitionNode => new EnumTypeConfiguration { Name = node.Name.Value },
            InputObjectTypeDefinitionNode => new InputObjectTypeConfiguration { Name = node.Name.Value },
            _ => throw new ArgumentException($"{node.GetType().Name} defines no type.", nameof(node)),
        };
        type.Description = description;
        Merge(type, node);
        return type;
    }

    // A scalar is finished from the start, so its extensions are looked at now: one may hold @specifiedBy.
    private static ScalarTypeConfiguration MakeScalar(
        TypeDefinitionNode node, IEnumerable<TypeDefinitionNode> extensions)
    {
        string? url = extensions.Prepend(node)
            .Select(static part => SdlElements.StringArgument(part.Directives, "specifiedBy", "url"))
            .FirstOrDefault(static found => found is not null);
        return new ScalarTypeConfiguration
        {
            Name = node.Name.Value,
            Scalar = BuiltInScalars.FromDefinition(node.Name.Value, node.Description?.Value, url),
        };
    }

    private void ReadExtension(TypeDefinitionNode node)
    {
        if (_standard.TryGetValue(node.Name.Value, out TypeDefinitionNode? standard)
            && standard.GetType() == node.GetType())
        {
            return;
        }

        if (builder.FindType(node.Name.Value) is not { } type)
        {
            builder.Errors.Add($"Cannot extend type \"{node.Name.Value}\" because it is not defined{At(node)}.");
        }
        else if (!Merge(type, node))
        {
            builder.Errors.Add($"Cannot extend type \"{node.Name.Value}\": it is of another kind{At(node)}.");
        }
    }

    private static bool Merge(TypeConfiguration type, TypeDefinitionNode node)
    {
        switch (type, node)
        {
            case (ScalarTypeConfiguration, ScalarTypeDefinitionNode):
                break;
            case (ObjectTypeConfiguration model, ObjectTypeDefinitionNode part):
                model.Interfaces.AddRange(part.Interfaces.Select(SdlElements.Reference));
                model.Fields.AddRange(part.Fields.Select(SdlElements.Field));
                break;
            case (InterfaceTypeConfiguration contract, InterfaceTypeDefinitionNode part):
                contract.Interfaces.AddRange(part.Interfaces.Select(SdlElements.Reference));
                contract.Fields.AddRange(part.Fields.Select(SdlElements.Field));
                break;
            case (UnionTypeConfiguration union, UnionTypeDefinitionNode part):
                union.Types.AddRange(part.Types.Select(SdlElements.Reference));
                break;
            case (EnumTypeConfiguration set, EnumTypeDefinitionNode part):
                set.Values.AddRange(part.Values.Select(SdlElements.Value));
                break;
            case (InputObjectTypeConfiguration input, InputObjectTypeDefinitionNode part):
                input.Fields.AddRange(part.Fields.Select(SdlElements.Input));
                input.IsOneOf |= SdlElements.Find(part.Directives, "oneOf") is not null;
                break;
            default:
                return false;
        }

        type.Directives.AddRange(SdlElements.Directives(node.Directives));
        return true;
    }

    private static string At(SyntaxNode node)
    {
        Errors.SourceLocation location = node.Location.ToSourceLocation();
        return $" (line {location.Line}, column {location.Column})";
    }
}
