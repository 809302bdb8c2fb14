using GraphTenancy.GraphQL.Engine.Errors;
using GraphTenancy.GraphQL.Engine.Language;

namespace GraphTenancy.GraphQL.Engine.Requests;

/// <summary>Where a document looks at the schema; <c>__typename</c> tells nothing and does not count.</summary>
/// <remarks>
/// Found once per document and kept with it, while each request decides anew whether it may: a document that somebody
/// else has sent before stays refused.
/// </remarks>
internal static class IntrospectionUse
{
    /// <summary>The first field that does; <see langword="null"/> when there is none.</summary>
    public static FieldNode? FindIn(DocumentNode document)
    {
        foreach (DefinitionNode definition in document.Definitions)
        {
            SelectionSetNode? selections = definition switch
            {
                OperationDefinitionNode operation => operation.SelectionSet,
                FragmentDefinitionNode fragment => fragment.SelectionSet,
                _ => null,
            };
            if (FindIn(selections) is { } found)
            {
                return found;
            }
        }

        return null;
    }

    /// <summary>The refusal.</summary>
    public static GraphQLException Refuse(FieldNode field) => new(new GraphQLError
    {
        Message = "Introspection is not allowed for the current request.",
        Code = ErrorCodes.IntrospectionNotAllowed,
        Locations = field.Location.Source is null ? [] : [field.Location.ToSourceLocation()],
        Extensions = new Dictionary<string, object?>(StringComparer.Ordinal) { ["field"] = field.Name.Value },
    });

    // The parser has bounded the nesting.
    private static FieldNode? FindIn(SelectionSetNode? selections)
    {
        foreach (SelectionNode selection in selections?.Selections ?? [])
        {
            FieldNode? found = selection switch
            {
                FieldNode { Name.Value: "__schema" or "__type" } field => field,
                FieldNode field => FindIn(field.SelectionSet),
                InlineFragmentNode inline => FindIn(inline.SelectionSet),
                _ => null,
            };
            if (found is not null)
            {
                return found;
            }
        }

        return null;
    }
}
