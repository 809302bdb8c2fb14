using System.Text;
using GraphTenancy.GraphQL.Engine.Language;
using GraphTenancy.GraphQL.Engine.Types.Building;
using GraphTenancy.GraphQL.Engine.Types.Introspection;
using GraphTenancy.GraphQL.Engine.Types.Scalars;

namespace GraphTenancy.GraphQL.Engine.Types;

/// <summary>
/// Prints a schema as SDL, which <see cref="SchemaBuilder.FromSdl(string)"/> reads back to the same schema.
/// </summary>
/// <remarks>
/// Laid out like graphql-js does, but with the directives applied; built-in types and directives are left out.
/// </remarks>
public static class SchemaPrinter
{
    /// <summary>Prints a schema.</summary>
    /// <param name="schema">The schema.</param>
    /// <param name="lexicographic">
    /// Whether everything is put in the order of its name, so that two texts differ only where the schemas do.
    /// </param>
    public static string Print(Schema schema, bool lexicographic = false)
    {
        var syntax = new SchemaSyntax(lexicographic);
        var definitions = new List<string>();
        if (NeedsDefinition(schema))
        {
            definitions.Add(SyntaxPrinter.Print(syntax.Definition(schema)));
        }

        definitions.AddRange(syntax
            .Ordered(
                schema.Directives.Where(static item => !BuiltInDirectives.Contains(item.Name)),
                static item => item.Name)
            .Select(directive => SyntaxPrinter.Print(syntax.Directive(directive), spacesArguments: true)));
        definitions.AddRange(syntax
            .Ordered(schema.Types.Where(static type => !IsBuiltIn(type)), static type => type.Name)
            .Select(type => Print(type, syntax)));
        return string.Join("\n\n", definitions);
    }

    private static bool IsBuiltIn(NamedType type) =>
        IntrospectionTypes.All.Contains(type) || BuiltInScalars.IsSpecified(type.Name);

    // Root types of the usual names need no definition, unless a type has such a name and is no root.
    private static bool NeedsDefinition(Schema schema) =>
        schema.Description is not null
        || schema.AppliedDirectives.Count > 0
        || schema.FindType("Query") != schema.QueryType
        || schema.FindType("Mutation") != schema.MutationType
        || schema.FindType("Subscription") != schema.SubscriptionType;

    private static string Print(NamedType type, SchemaSyntax syntax)
    {
        var text = new StringBuilder(SyntaxPrinter.Print(syntax.Header(type)));
        IReadOnlyList<SyntaxNode> members = syntax.Members(type);
        if (members.Count == 0)
        {
            return text.ToString();
        }

        text.Append(" {\n");
        for (int i = 0; i < members.Count; i++)
        {
            AppendMember(text, members[i], isFirst: i == 0);
        }

        return text.Append('}').ToString();
    }

    // A blank line stands before each described member but the first, so that the eye finds where it begins.
    private static void AppendMember(StringBuilder text, SyntaxNode member, bool isFirst)
    {
        StringValueNode? description = DescriptionOf(member);
        int descriptionLines = description is null ? 0 : SyntaxPrinter.Print(description).AsSpan().Count('\n') + 1;
        text.Append(isFirst || description is null ? "" : "\n");
        string[] lines = SyntaxPrinter.Print(member, spacesArguments: true).Split('\n');
        for (int i = 0; i < lines.Length; i++)
        {
            // As graphql-js: a blank line of a description is indented, one between arguments is not.
            text.Append(lines[i].Length == 0 && i >= descriptionLines ? "" : "  ").Append(lines[i]).Append('\n');
        }
    }

    private static StringValueNode? DescriptionOf(SyntaxNode member) => member switch
    {
        FieldDefinitionNode field => field.Description,
        InputValueDefinitionNode input => input.Description,
        EnumValueDefinitionNode value => value.Description,
        _ => null,
    };
}
