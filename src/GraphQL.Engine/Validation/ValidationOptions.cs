namespace GraphTenancy.GraphQL.Engine.Validation;

/// <summary>Limits of validation. They bound the work that a document can cause before anything is executed.</summary>
public sealed record ValidationOptions
{
    /// <summary>The defaults.</summary>
    public static ValidationOptions Default { get; } = new();

    /// <summary>
    /// Whether messages suggest names (<c>Did you mean …?</c>). Off where the schema shall stay unknown.
    /// </summary>
    public bool Suggestions { get; init; } = true;

    /// <summary>Errors after which validation stops; one more error says so.</summary>
    public int MaxErrors { get; init; } = 100;

    /// <summary>Levels of nested fields, fragments expanded; fields of introspection have their own limit.</summary>
    public int MaxFieldDepth { get; init; } = 64;

    /// <summary>Fields of one operation, fragments expanded as often as they are spread.</summary>
    public int MaxFields { get; init; } = 10_000;

    /// <summary>Root fields of one operation, fragments expanded; each is a statement or a call of its own.</summary>
    public int MaxRootFields { get; init; } = 100;

    /// <summary>
    /// Fragments spread in one operation, each as often as it is reached; the number is Hot Chocolate's.
    /// </summary>
    public int MaxFragmentVisits { get; init; } = 1000;

    /// <summary>
    /// How often one operation may select one field of one type under an alias, fragments expanded.
    /// Each such alias is one more fetch, so this bounds what one request can multiply.
    /// </summary>
    public int MaxAliasesOfOneField { get; init; } = 256;

    /// <summary>Directives at one place of the document; the number is Hot Chocolate's.</summary>
    public int MaxDirectivesPerLocation { get; init; } = 4;

    /// <summary>
    /// Nested list fields below <c>__schema</c> or <c>__type</c>; the introspection of an IDE needs two.
    /// </summary>
    public int MaxIntrospectionLists { get; init; } = 2;

    /// <summary>
    /// Fields below all <c>__schema</c> and <c>__type</c> of a document, fragments expanded: two introspections of an
    /// IDE, and not hundreds of copies of the schema in one response.
    /// </summary>
    public int MaxIntrospectionFields { get; init; } = 500;

    /// <summary>
    /// Steps through fragments that several rules take for each operation anew; graphql-js stops at 50,000. Ordinary
    /// documents need a few for each fragment.
    /// </summary>
    public int MaxFragmentWork { get; init; } = 200_000;

    /// <summary>
    /// Selections looked at while fields of one response name are compared. Ordinary documents need about
    /// two for each field; only fragments made to multiply reach the limit. The number is Hot Chocolate's.
    /// </summary>
    public int MaxFieldMergeComparisons { get; init; } = 100_000;
}
