using GraphTenancy.GraphQL.Engine.Language;
using GraphTenancy.GraphQL.Engine.Types.Configuration;

namespace GraphTenancy.GraphQL.Engine.Types.Building;

/// <summary>The elements inside type definitions, from syntax to configuration.</summary>
internal static class SdlElements
{
    /// <summary>A reference to a type.</summary>
    public static TypeReference Reference(TypeNode node) => TypeReference.Parse(TypeSyntax.Print(node));

    /// <summary>A field.</summary>
    public static FieldConfiguration Field(FieldDefinitionNode node)
    {
        var field = new FieldConfiguration
        {
            Name = node.Name.Value,
            Type = Reference(node.Type),
            Description = node.Description?.Value,
            DeprecationReason = DeprecationReason(node.Directives),
        };
        field.Arguments.AddRange(node.Arguments.Select(Input));
        field.Directives.AddRange(Directives(node.Directives));
        return field;
    }

    /// <summary>An argument or input field.</summary>
    public static InputValueConfiguration Input(InputValueDefinitionNode node)
    {
        var input = new InputValueConfiguration
        {
            Name = node.Name.Value,
            Type = Reference(node.Type),
            Description = node.Description?.Value,
            DefaultValue = node.DefaultValue,
            DeprecationReason = DeprecationReason(node.Directives),
        };
        input.Directives.AddRange(Directives(node.Directives));
        return input;
    }

    /// <summary>An enum value; its run-time value is its name.</summary>
    public static EnumValue Value(EnumValueDefinitionNode node) => new()
    {
        Name = node.Name.Value,
        Value = node.Name.Value,
        Description = node.Description?.Value,
        DeprecationReason = DeprecationReason(node.Directives),
        AppliedDirectives = [.. Directives(node.Directives)],
    };

    /// <summary>The directives that the type system does not keep in a property of its own.</summary>
    public static IEnumerable<AppliedDirective> Directives(IReadOnlyList<DirectiveNode> nodes) => nodes
        .Where(static node => node.Name.Value is not ("deprecated" or "specifiedBy" or "oneOf"))
        .Select(static node => new AppliedDirective(
            node.Name.Value,
            [.. node.Arguments.Select(static argument => KeyValuePair.Create(argument.Name.Value, argument.Value))]));

    /// <summary>Finds a directive.</summary>
    public static DirectiveNode? Find(IReadOnlyList<DirectiveNode> nodes, string name) =>
        nodes.FirstOrDefault(node => string.Equals(node.Name.Value, name, StringComparison.Ordinal));

    /// <summary>An argument of a directive, if the directive stands there and the argument is a text.</summary>
    public static string? StringArgument(IReadOnlyList<DirectiveNode> nodes, string directive, string argument) =>
        Find(nodes, directive)?.Arguments
            .FirstOrDefault(node => string.Equals(node.Name.Value, argument, StringComparison.Ordinal))?.Value
            is StringValueNode text ? text.Value : null;

    /// <summary>The reason that <c>@deprecated</c> gives; <see langword="null"/> without the directive.</summary>
    public static string? DeprecationReason(IReadOnlyList<DirectiveNode> nodes) => Find(nodes, "deprecated") is null
        ? null
        : StringArgument(nodes, "deprecated", "reason") ?? BuiltInDirectives.DefaultDeprecationReason;
}
