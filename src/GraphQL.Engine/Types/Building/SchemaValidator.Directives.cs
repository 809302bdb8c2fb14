using GraphTenancy.GraphQL.Engine.Errors;
using GraphTenancy.GraphQL.Engine.Language;
using GraphTenancy.GraphQL.Engine.Types.Coercion;
using GraphTenancy.GraphQL.Engine.Types.Introspection;

namespace GraphTenancy.GraphQL.Engine.Types.Building;

/// <content>Directive definitions, and directives applied in the schema.</content>
internal sealed partial class SchemaValidator
{
    private void ValidateDirectives()
    {
        HashSet<string> known = [.. IntrospectionTypes.DirectiveLocations];
        foreach (DirectiveDefinition directive in _schema.Directives)
        {
            string coordinate = "@" + directive.Name;
            ValidateName(directive.Name, coordinate);
            foreach (InputValueDefinition argument in directive.Arguments)
            {
                ValidateInput(argument, $"{coordinate}({argument.Name}:)", "ARGUMENT_DEFINITION");
            }

            if (directive.Locations.Count == 0)
            {
                _errors.Add($"Directive {coordinate} must include 1 or more locations.");
            }

            foreach (string location in directive.Locations.Where(location => !known.Contains(location)))
            {
                _errors.Add($"Directive {coordinate} names \"{location}\", which is no directive location.");
            }

            if (_judgesApplied && RefersTo(directive, directive, []))
            {
                _errors.Add(
                    $"Directive {coordinate} must not reference itself, directly or through what its arguments use.");
            }
        }
    }

    private bool RefersTo(DirectiveDefinition at, DirectiveDefinition target, HashSet<object> visited)
    {
        var applied = new List<AppliedDirective>();
        foreach (InputValueDefinition argument in at.Arguments)
        {
            applied.AddRange(argument.AppliedDirectives);
            CollectApplied(argument.Type.Named, applied, visited);
        }

        foreach (DirectiveDefinition next in applied
            .Select(item => _schema.FindDirective(item.Name))
            .OfType<DirectiveDefinition>())
        {
            if (next == target || (visited.Add(next) && RefersTo(next, target, visited)))
            {
                return true;
            }
        }

        return false;
    }

    private static void CollectApplied(NamedType type, List<AppliedDirective> applied, HashSet<object> visited)
    {
        if (!visited.Add(type))
        {
            return;
        }

        applied.AddRange(type.AppliedDirectives);
        switch (type)
        {
            case EnumType set:
                applied.AddRange(set.Values.SelectMany(static value => value.AppliedDirectives));
                break;
            case InputObjectType input:
                foreach (InputValueDefinition field in input.Fields)
                {
                    applied.AddRange(field.AppliedDirectives);
                    CollectApplied(field.Type.Named, applied, visited);
                }

                break;
        }
    }

    private void ValidateApplied(IReadOnlyList<AppliedDirective> applied, string location, string element)
    {
        if (!_judgesApplied)
        {
            return;
        }

        foreach (AppliedDirective directive in applied)
        {
            if (_schema.FindDirective(directive.Name) is not { } definition)
            {
                _errors.Add($"Unknown directive \"@{directive.Name}\" on {element}.");
                continue;
            }

            if (!definition.Locations.Contains(location))
            {
                _errors.Add($"Directive \"@{directive.Name}\" may not be used on {location}, as on {element}.");
            }

            ValidateAppliedArguments(directive, definition, element);
        }

        foreach (IGrouping<string, AppliedDirective> repeated in applied.GroupBy(static item => item.Name))
        {
            if (repeated.Skip(1).Any() && _schema.FindDirective(repeated.Key) is { IsRepeatable: false })
            {
                _errors.Add($"The directive \"@{repeated.Key}\" can only be used once at {element}.");
            }
        }
    }

    private void ValidateAppliedArguments(AppliedDirective directive, DirectiveDefinition definition, string element)
    {
        foreach (string unknown in directive.Arguments.Select(static argument => argument.Key)
            .Where(name => definition.Arguments.All(argument => argument.Name != name)))
        {
            _errors.Add($"Unknown argument \"{unknown}\" on directive \"@{directive.Name}\" of {element}.");
        }

        // Arguments take in defaults, which may be circular when they are not valid.
        if (!_defaultsAreValid)
        {
            return;
        }

        ArgumentNode[] nodes = [.. directive.Arguments.Select(static argument =>
            new ArgumentNode(new NameNode(argument.Key, default), argument.Value, default))];
        var node = new DirectiveNode(new NameNode(directive.Name, default), nodes, default);
        try
        {
            _ = ArgumentCoercion.Coerce(definition, node, Execution.VariableValues.Empty);
        }
        catch (Exception exception) when (exception is CoercionException or GraphQLException)
        {
            _errors.Add($"Directive \"@{directive.Name}\" of {element}: {exception.Message}");
        }
    }
}
