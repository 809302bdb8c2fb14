using GraphTenancy.GraphQL.Engine.Types.Configuration;

namespace GraphTenancy.GraphQL.Engine.Types.Building;

/// <content>Fields, arguments, members: what stands inside the named types.</content>
internal sealed partial class SchemaCompiler
{
    private void Fill(NamedType type, TypeConfiguration configuration)
    {
        type.AppliedDirectives = Directives(configuration.Directives, configuration.Authorization);
        type.Authorization = [.. AuthorizationDirectives.Read(type.AppliedDirectives)];
        type.Features = configuration.Features.AsReadOnly();
        switch (type, configuration)
        {
            case (FieldsType model, ObjectTypeConfiguration source):
                FillFields(model, source.Interfaces, source.Fields);
                break;
            case (FieldsType contract, InterfaceTypeConfiguration source):
                FillFields(contract, source.Interfaces, source.Fields);
                break;
            case (UnionType union, UnionTypeConfiguration source):
                union.Types = CompileMembers(union.Name, source.Types);
                break;
            case (EnumType set, EnumTypeConfiguration source):
                set.Values = Distinct(source.Values, static value => value.Name, set.Name);
                break;
            case (InputObjectType input, InputObjectTypeConfiguration source):
                input.Fields = CompileInputs(source.Fields, input.Name, static (owner, name) => $"{owner}.{name}");
                break;
        }
    }

    private void FillFields(FieldsType type, List<TypeReference> interfaces, List<FieldConfiguration> fields)
    {
        var contracts = new List<InterfaceType>();
        foreach (TypeReference reference in interfaces)
        {
            if (ResolveType(reference, isInput: false, type.Name) is not { } resolved)
            {
                continue;
            }

            // Nothing stops a reference by CLR type from arriving non-null; only the name counts here.
            switch (resolved.Named)
            {
                case InterfaceType contract when contracts.Contains(contract):
                    errors.Add($"Type {type.Name} can only implement {contract.Name} once.");
                    break;
                case InterfaceType contract:
                    contracts.Add(contract);
                    break;
                case NamedType other:
                    errors.Add(
                        $"Type {type.Name} must only implement Interface types, it cannot implement {other.Name}.");
                    break;
            }
        }

        type.Interfaces = contracts;
        type.Fields = [.. Distinct(fields, static field => field.Name, type.Name)
            .Select(field => CompileField(field, type.Name)).OfType<FieldDefinition>()];
    }

    private List<ObjectType> CompileMembers(string union, List<TypeReference> references)
    {
        var members = new List<ObjectType>();
        foreach (TypeReference reference in references)
        {
            switch (ResolveType(reference, isInput: false, union)?.Named)
            {
                case ObjectType member when members.Contains(member):
                    errors.Add($"Union type {union} can only include type {member.Name} once.");
                    break;
                case ObjectType member:
                    members.Add(member);
                    break;
                case NamedType other:
                    errors.Add($"Union type {union} can only include Object types, it cannot include {other.Name}.");
                    break;
            }
        }

        return members;
    }

    private FieldDefinition? CompileField(FieldConfiguration field, string owner)
    {
        string coordinate = $"{owner}.{field.Name}";
        List<AppliedDirective> applied = Directives(field.Directives, field.Authorization, field.AllowsAnonymous);
        return ResolveType(field.Type, isInput: false, coordinate) is not { } type ? null : new FieldDefinition
        {
            Name = field.Name,
            Type = type,
            Description = field.Description,
            DeprecationReason = field.DeprecationReason,
            Arguments = CompileInputs(field.Arguments, coordinate, ArgumentCoordinate),
            Resolver = field.Resolver,
            PureResolver = field.PureResolver,
            DirectWriter = field.DirectWriter ?? field.DirectWriterOf?.Invoke(type),
            Fetcher = field.Fetcher,
            IsComputed = field.IsComputed,
            ParentRequires = field.ParentRequires,
            Subscriber = field.Subscriber,
            Authorization = [.. AuthorizationDirectives.Read(applied)],
            AllowsAnonymous = AuthorizationDirectives.AllowsAnonymous(applied),
            AppliedDirectives = applied,
            Features = field.Features.AsReadOnly(),
        };
    }

    // What is enforced is read from what is shown, so that the printed schema cannot promise another guard.
    private static List<AppliedDirective> Directives(
        List<AppliedDirective> own, List<AuthorizationRequirement> authorization, bool allowsAnonymous = false)
    {
        List<AppliedDirective> applied = [.. authorization.Select(AuthorizationDirectives.Write)];
        if (allowsAnonymous)
        {
            applied.Add(new AppliedDirective(AuthorizationDirectives.AllowAnonymous, []));
        }

        // Who may use an element comes first, because that is what a reader looks for.
        return [.. applied, .. own];
    }

    private DirectiveDefinition CompileDirective(DirectiveConfiguration directive) => new()
    {
        Name = directive.Name,
        Description = directive.Description,
        IsRepeatable = directive.IsRepeatable,
        Locations = [.. directive.Locations],
        Arguments = CompileInputs(directive.Arguments, "@" + directive.Name, ArgumentCoordinate),
        DeprecationReason = directive.DeprecationReason,
        AppliedDirectives = [.. directive.Directives],
    };

    private List<InputValueDefinition> CompileInputs(
        List<InputValueConfiguration> inputs, string owner, Func<string, string, string> coordinateOf)
    {
        var definitions = new List<InputValueDefinition>(inputs.Count);
        foreach (InputValueConfiguration input in Distinct(inputs, static input => input.Name, owner))
        {
            if (ResolveType(input.Type, isInput: true, coordinateOf(owner, input.Name)) is { } type)
            {
                definitions.Add(CompileInput(input, type));
            }
        }

        return definitions;
    }

    private static InputValueDefinition CompileInput(InputValueConfiguration input, GraphQLType type) => new()
    {
        Name = input.Name,
        Type = type,
        Description = input.Description,
        DeprecationReason = input.DeprecationReason,
        DefaultValue = input.DefaultValue,
        Formatter = input.Formatter,
        AppliedDirectives = [.. input.Directives],
        Features = input.Features.AsReadOnly(),
    };

    private static string ArgumentCoordinate(string owner, string name) => $"{owner}({name}:)";

    private GraphQLType? ResolveType(TypeReference reference, bool isInput, string coordinate)
    {
        // What the first step could not resolve it has reported.
        if (_references.Resolve(reference, isInput, coordinate) is not { } node)
        {
            return null;
        }

        GraphQLType? type = Schema.MakeType(node, name => _named.GetValueOrDefault(name));
        if (type is null)
        {
            errors.Add($"Unknown type \"{NameOf(node)}\" in {coordinate}.");
        }

        return type;
    }

    private List<T> Distinct<T>(List<T> elements, Func<T, string> nameOf, string owner)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        var distinct = new List<T>(elements.Count);
        foreach (T element in elements)
        {
            if (names.Add(nameOf(element)))
            {
                distinct.Add(element);
            }
            else
            {
                errors.Add($"{owner} defines \"{nameOf(element)}\" more than once.");
            }
        }

        return distinct;
    }
}
