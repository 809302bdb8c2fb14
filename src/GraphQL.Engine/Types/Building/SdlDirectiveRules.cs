using GraphTenancy.GraphQL.Engine.Language;

namespace GraphTenancy.GraphQL.Engine.Types.Building;

/// <summary>
/// Judges the directives in SDL as graphql-js does: they are known, stand where they may, as often as they may, with
/// arguments that they have. Values of arguments are judged only where the type system reads them.
/// </summary>
/// <remarks>https://spec.graphql.org/September2025/#sec-Validation.Directives</remarks>
/// <param name="errors">Where a sentence for each broken rule goes.</param>
internal sealed class SdlDirectiveRules(List<string> errors)
{
    private readonly Dictionary<string, KnownDirective> _known = BuiltInDirectives.All.ToDictionary(
        static directive => directive.Name,
        static directive => new KnownDirective(
            directive.IsRepeatable,
            [.. directive.Locations],
            [.. directive.Arguments.Select(static argument => argument.Name)],
            [.. directive.Arguments.Where(static argument => argument.IsRequired)
                .Select(static argument => argument.Name)]),
        StringComparer.Ordinal);

    // A definition and its extensions are one place.
    private readonly Dictionary<(Type Kind, string Name), HashSet<string>> _seen = [];

    /// <summary>Judges a document.</summary>
    public void Check(IReadOnlyList<TypeSystemDefinitionNode> nodes)
    {
        foreach (DirectiveDefinitionNode definition in nodes.OfType<DirectiveDefinitionNode>()
            .Where(static node => !node.IsExtension))
        {
            _known[definition.Name.Value] = new KnownDirective(definition);
        }

        foreach (TypeSystemDefinitionNode node in nodes)
        {
            Check(node.Directives, LocationOf(node), SeenAt(node));
            CheckMembers(node);
        }
    }

    private HashSet<string> SeenAt(TypeSystemDefinitionNode node)
    {
        (Type, string) place = node switch
        {
            TypeDefinitionNode type => (typeof(TypeDefinitionNode), type.Name.Value),
            DirectiveDefinitionNode directive => (typeof(DirectiveDefinitionNode), directive.Name.Value),
            _ => (typeof(SchemaDefinitionNode), ""),
        };
        if (!_seen.TryGetValue(place, out HashSet<string>? seen))
        {
            seen = new HashSet<string>(StringComparer.Ordinal);
            _seen.Add(place, seen);
        }

        return seen;
    }

    private void CheckMembers(TypeSystemDefinitionNode node)
    {
        switch (node)
        {
            case ObjectTypeDefinitionNode type:
                CheckFields(type.Fields);
                break;
            case InterfaceTypeDefinitionNode type:
                CheckFields(type.Fields);
                break;
            case InputObjectTypeDefinitionNode type:
                CheckInputs(type.Fields, "INPUT_FIELD_DEFINITION");
                break;
            case EnumTypeDefinitionNode type:
                foreach (EnumValueDefinitionNode value in type.Values)
                {
                    Check(value.Directives, "ENUM_VALUE", []);
                }

                break;
            case DirectiveDefinitionNode directive:
                CheckInputs(directive.Arguments, "ARGUMENT_DEFINITION");
                break;
        }
    }

    private void CheckFields(IReadOnlyList<FieldDefinitionNode> fields)
    {
        foreach (FieldDefinitionNode field in fields)
        {
            CheckInputs(field.Arguments, "ARGUMENT_DEFINITION");
            Check(field.Directives, "FIELD_DEFINITION", []);
        }
    }

    private void CheckInputs(IReadOnlyList<InputValueDefinitionNode> inputs, string location)
    {
        foreach (InputValueDefinitionNode input in inputs)
        {
            CheckFieldNames(input.DefaultValue);
            Check(input.Directives, location, []);
        }
    }

    private void Check(IReadOnlyList<DirectiveNode> directives, string location, HashSet<string> seen)
    {
        foreach (DirectiveNode directive in directives)
        {
            string name = directive.Name.Value;
            if (!_known.TryGetValue(name, out KnownDirective? known))
            {
                Report($"Unknown directive \"@{name}\".", directive);
                continue;
            }

            if (!known.Locations.Contains(location))
            {
                Report($"Directive \"@{name}\" may not be used on {location}.", directive);
            }

            if (!known.IsRepeatable && !seen.Add(name))
            {
                Report($"The directive \"@{name}\" can only be used once at this location.", directive);
            }

            CheckArguments(directive, known);
            CheckRead(directive);
        }
    }

    private void CheckArguments(DirectiveNode directive, KnownDirective known)
    {
        var given = new HashSet<string>(StringComparer.Ordinal);
        foreach (ArgumentNode argument in directive.Arguments)
        {
            string name = argument.Name.Value;
            if (!known.Arguments.Contains(name))
            {
                Report($"Unknown argument \"{name}\" on directive \"@{directive.Name.Value}\".", argument);
            }

            if (!given.Add(name))
            {
                Report($"There can be only one argument named \"{name}\".", argument);
            }

            CheckFieldNames(argument.Value);
        }

        foreach (string missing in known.Required.Where(name => !given.Contains(name)))
        {
            Report(
                $"Argument \"@{directive.Name.Value}({missing}:)\" is required, but it was not provided.", directive);
        }
    }

    // @deprecated and @specifiedBy become properties, so their texts must be texts, however SDL defines them anew.
    private void CheckRead(DirectiveNode directive)
    {
        (string? name, bool isRequired) = directive.Name.Value switch
        {
            "deprecated" => ("reason", false),
            "specifiedBy" => ("url", true),
            _ => (null, false),
        };
        ArgumentNode? argument = directive.Arguments.LastOrDefault(given => given.Name.Value == name);
        if (name is not null && (argument is null ? isRequired : argument.Value is not StringValueNode))
        {
            Report($"Argument \"@{directive.Name.Value}({name}:)\" must be a string.", directive);
        }
    }

    private void CheckFieldNames(ValueNode? value)
    {
        switch (value)
        {
            case ListValueNode list:
                foreach (ValueNode item in list.Values)
                {
                    CheckFieldNames(item);
                }

                break;
            case ObjectValueNode node:
                var names = new HashSet<string>(StringComparer.Ordinal);
                foreach (ObjectFieldNode field in node.Fields)
                {
                    if (!names.Add(field.Name.Value))
                    {
                        Report($"There can be only one input field named \"{field.Name.Value}\".", field);
                    }

                    CheckFieldNames(field.Value);
                }

                break;
        }
    }

    private void Report(string message, SyntaxNode node)
    {
        Errors.SourceLocation location = node.Location.ToSourceLocation();
        errors.Add($"{message[..^1]} (line {location.Line}, column {location.Column}).");
    }

    private static string LocationOf(TypeSystemDefinitionNode node) => node switch
    {
        ScalarTypeDefinitionNode => "SCALAR",
        ObjectTypeDefinitionNode => "OBJECT",
        InterfaceTypeDefinitionNode => "INTERFACE",
        UnionTypeDefinitionNode => "UNION",
        EnumTypeDefinitionNode => "ENUM",
        InputObjectTypeDefinitionNode => "INPUT_OBJECT",
        DirectiveDefinitionNode => "DIRECTIVE_DEFINITION",
        _ => "SCHEMA",
    };

    private sealed record KnownDirective(
        bool IsRepeatable, HashSet<string> Locations, HashSet<string> Arguments, IReadOnlyList<string> Required)
    {
        public KnownDirective(DirectiveDefinitionNode node)
            : this(
                node.IsRepeatable,
                [.. node.Locations.Select(static location => location.Value)],
                [.. node.Arguments.Select(static argument => argument.Name.Value)],
                [.. node.Arguments
                    .Where(static argument => argument is { Type: NonNullTypeNode, DefaultValue: null })
                    .Select(static argument => argument.Name.Value)])
        {
        }
    }
}
