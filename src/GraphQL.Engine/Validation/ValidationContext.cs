using GraphTenancy.GraphQL.Engine.Errors;
using GraphTenancy.GraphQL.Engine.Language;
using GraphTenancy.GraphQL.Engine.Types;

namespace GraphTenancy.GraphQL.Engine.Validation;

/// <summary>What the rules of one validation share: the document's definitions, type information, the errors.</summary>
internal sealed partial class ValidationContext
{
    // Names in a message can be as long as the document, and a document can repeat a message.
    private const int MaxMessageLength = 4000;
    private const int MaxLocations = 40;

    private readonly List<GraphQLError> _errors = [];
    private int _lastMark;

    public ValidationContext(Schema schema, DocumentNode document, ValidationOptions options)
    {
        Schema = schema;
        Document = document;
        Options = options;
        foreach (DefinitionNode definition in document.Definitions)
        {
            AddDefinition(definition);
        }
    }

    public Schema Schema { get; }

    public DocumentNode Document { get; }

    public ValidationOptions Options { get; }

    public TypeInfo Types { get; } = new();

    /// <summary>The operations in document order.</summary>
    public List<ExecutableDefinition> Operations { get; } = [];

    /// <summary>The fragments in document order, those with a taken name included.</summary>
    public List<ExecutableDefinition> Fragments { get; } = [];

    /// <summary>The fragments by name; the last of each name.</summary>
    public Dictionary<string, ExecutableDefinition> FragmentsByName { get; } = new(StringComparer.Ordinal);

    /// <summary>The notes by node.</summary>
    public Dictionary<DefinitionNode, ExecutableDefinition> Definitions { get; } =
        new(ReferenceEqualityComparer.Instance);

    public IReadOnlyList<GraphQLError> Errors => _errors;

    /// <summary>Whether the walk met <c>@defer</c> or <c>@stream</c>; else four rules have nothing to do.</summary>
    public bool HasIncrementalDirectives { get; set; }

    /// <summary>Whether a variable is used anywhere in the document.</summary>
    public bool UsesVariables => Definitions.Values.Any(static definition => definition.VariableUsages.Count > 0);

    /// <summary>Selections looked at while fields were compared; tests judge the work of a document by it.</summary>
    public int FieldMergeComparisons { get; set; }

    /// <summary>Reports an error at some nodes; the first node comes first in the locations.</summary>
    public void Report(string message, params ReadOnlySpan<SyntaxNode> nodes) =>
        ReportLimit(ErrorCodes.ValidationFailed, message, nodes);

    /// <summary>Reports an error at some names of the document.</summary>
    public void Report(string message, params ReadOnlySpan<NameNode> names)
    {
        var places = new List<Location>();
        foreach (NameNode name in names[..Math.Min(names.Length, MaxLocations)])
        {
            places.Add(name.LocationIn(Document));
        }

        Report(ErrorCodes.ValidationFailed, message, places);
    }

    /// <summary>Reports that a limit is exceeded, under its own code.</summary>
    public void ReportLimit(string code, string message, params ReadOnlySpan<SyntaxNode> nodes)
    {
        var places = new List<Location>();
        foreach (SyntaxNode node in nodes[..Math.Min(nodes.Length, MaxLocations)])
        {
            places.Add(node.Location);
        }

        Report(code, message, places);
    }

    private void Report(string code, string message, List<Location> places)
    {
        if (_errors.Count >= Options.MaxErrors)
        {
            _errors.Add(CreateError(
                ErrorCodes.ValidationFailed,
                "Too many validation errors, error limit reached. Validation aborted.",
                []));
            throw new ValidationStoppedException();
        }

        _errors.Add(CreateError(code, message, places));
    }

    /// <summary>The field of a type, meta fields included.</summary>
    public FieldDefinition? FindField(NamedType? parent, string name) =>
        parent is null ? null : (parent as FieldsType)?.FindField(name) ?? Schema.FindMetaField(parent, name);

    /// <summary>The type that a known field at hand belongs to, for messages; meta fields belong to none.</summary>
    public string? OwnerOf(string fieldName) =>
        fieldName.StartsWith("__", StringComparison.Ordinal) ? "<meta>" : Types.ParentType?.Name;

    /// <summary>The text "Did you mean …?", or nothing where suggestions are off or none fits.</summary>
    public string DidYouMean(string name, IEnumerable<string> candidates) =>
        Options.Suggestions ? Suggestion.DidYouMean(Suggestion.Near(name, candidates)) : "";

    /// <summary>A new number for <see cref="ExecutableDefinition.Mark"/>.</summary>
    public int NextMark() => ++_lastMark;

    private static GraphQLError CreateError(string code, string message, List<Location> places) => new()
    {
        Message = message.Length <= MaxMessageLength ? message : $"{message.AsSpan(0, MaxMessageLength)}…",
        Code = code,
        Locations =
        [
            .. places.Where(static place => place.Source is not null).Select(static place => place.ToSourceLocation()),
        ],
    };

    private void AddDefinition(DefinitionNode definition)
    {
        if (definition is OperationDefinitionNode operation)
        {
            var noted = new ExecutableDefinition(operation, Definitions.Count);
            Operations.Add(noted);
            Definitions.Add(operation, noted);
        }
        else if (definition is FragmentDefinitionNode fragment)
        {
            var noted = new ExecutableDefinition(fragment, Definitions.Count);
            Fragments.Add(noted);
            Definitions.Add(fragment, noted);
            FragmentsByName[fragment.Name.Value] = noted;
        }
    }
}
