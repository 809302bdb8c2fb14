namespace GraphTenancy.GraphQL.Engine.Errors;

/// <summary>The engine's stable <c>extensions.code</c> values; <c>docs/errors.md</c> explains each.</summary>
public static class ErrorCodes
{
    /// <summary>The document does not follow the grammar, or is larger than the parser's limits.</summary>
    public const string SyntaxError = "GRAPHQL_PARSE_FAILED";

    /// <summary>The document breaks a validation rule.</summary>
    public const string ValidationFailed = "GRAPHQL_VALIDATION_FAILED";

    /// <summary>A variable value does not fit its declared type.</summary>
    public const string VariableInvalid = "GRAPHQL_VARIABLE_INVALID";

    /// <summary>The request itself is malformed: no document, unknown operation, body not JSON.</summary>
    public const string BadRequest = "GRAPHQL_BAD_REQUEST";

    /// <summary>
    /// Marks, as <c>extensions.reason</c> beside <see cref="BadRequest"/>, an operation that its transport does not
    /// allow: a mutation by GET. HTTP answers 405.
    /// </summary>
    public const string OperationNotAllowedForGet = "OPERATION_NOT_ALLOWED_FOR_GET";

    /// <summary>An argument's value was refused while the field ran.</summary>
    public const string BadUserInput = "BAD_USER_INPUT";

    /// <summary>The caller presented no valid token; the name is Hot Chocolate's.</summary>
    public const string NotAuthenticated = "AUTH_NOT_AUTHENTICATED";

    /// <summary>The caller may not use this field; the name is Hot Chocolate's.</summary>
    public const string NotAuthorized = "AUTH_NOT_AUTHORIZED";

    /// <summary>A non-null field has no value.</summary>
    public const string NonNullViolation = "GRAPHQL_NON_NULL_VIOLATION";

    /// <summary>Something unexpected; the text is masked and the trace id finds it in the log.</summary>
    public const string InternalError = "INTERNAL_SERVER_ERROR";

    /// <summary>The request took longer than the execution time-out.</summary>
    public const string Timeout = "HC0045";

    /// <summary>The operation costs more than the limits; the code is Hot Chocolate's.</summary>
    public const string CostExceeded = "HC0047";

    /// <summary>A field wants exactly one of its slicing arguments; the code is Hot Chocolate's.</summary>
    public const string OneSlicingArgumentRequired = "HC0082";

    /// <summary>The caller may not look at the schema; the code is Hot Chocolate's.</summary>
    public const string IntrospectionNotAllowed = "HC0046";

    /// <summary>Introspection nests too many lists; the code is Hot Chocolate's.</summary>
    public const string LimitIntrospectionDepth = "HC0086";

    /// <summary>The document has too many bytes.</summary>
    public const string LimitDocumentBytes = "LIMIT_DOCUMENT_BYTES";

    /// <summary>The document has too many tokens.</summary>
    public const string LimitTokens = "LIMIT_TOKENS";

    /// <summary>The text of the document nests too deeply.</summary>
    public const string LimitNesting = "LIMIT_NESTING";

    /// <summary>Too many fields are selected.</summary>
    public const string LimitFields = "LIMIT_FIELDS";

    /// <summary>Fields nest too deeply.</summary>
    public const string LimitFieldDepth = "LIMIT_FIELD_DEPTH";

    /// <summary>An operation has too many root fields.</summary>
    public const string LimitRootFields = "LIMIT_ROOT_FIELDS";

    /// <summary>One field has too many aliases.</summary>
    public const string LimitAliases = "LIMIT_ALIASES";

    /// <summary>One place has too many directives.</summary>
    public const string LimitDirectives = "LIMIT_DIRECTIVES";

    /// <summary>Fragments are spread too often.</summary>
    public const string LimitFragmentVisits = "LIMIT_FRAGMENT_VISITS";

    /// <summary>Fields overlap in more ways than are compared.</summary>
    public const string LimitFieldMerges = "LIMIT_FIELD_MERGES";

    /// <summary>Introspection selects too many fields.</summary>
    public const string LimitIntrospectionFields = "LIMIT_INTROSPECTION_FIELDS";

    /// <summary>The variables have too many bytes.</summary>
    public const string LimitVariableBytes = "LIMIT_VARIABLE_BYTES";

    /// <summary>The variables nest too deeply.</summary>
    public const string LimitVariableDepth = "LIMIT_VARIABLE_DEPTH";

    /// <summary>A list in the variables is too long.</summary>
    public const string LimitVariableList = "LIMIT_VARIABLE_LIST";

    /// <summary>The server has no document of this id; the code is Hot Chocolate's.</summary>
    public const string PersistedOperationNotFound = "HC0020";

    /// <summary>Only trusted documents are executed; the code is Hot Chocolate's.</summary>
    public const string OnlyPersistedOperationsAllowed = "HC0067";

    /// <summary>The hash was not registered; the code is Apollo's, its clients then send the text.</summary>
    public const string PersistedQueryNotFound = "PERSISTED_QUERY_NOT_FOUND";

    /// <summary>Automatic persisted queries are off; the code is Apollo's.</summary>
    public const string PersistedQueryNotSupported = "PERSISTED_QUERY_NOT_SUPPORTED";
}
