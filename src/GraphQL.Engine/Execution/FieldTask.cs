using GraphTenancy.GraphQL.Engine.Errors;
using GraphTenancy.GraphQL.Engine.Execution.Incremental;
using GraphTenancy.GraphQL.Engine.Execution.Planning;
using GraphTenancy.GraphQL.Engine.Types;

namespace GraphTenancy.GraphQL.Engine.Execution;

/// <summary>A field that has to be resolved before the response can be written, and its outcome.</summary>
/// <remarks>
/// It is its own resolver context. While its resolver runs, only that resolver touches it; afterwards only
/// the executor does.
/// </remarks>
internal sealed class FieldTask : IResolverContext
{
    private static readonly IReadOnlyDictionary<string, object?> NoArguments =
        new Dictionary<string, object?>(StringComparer.Ordinal);

    private readonly Lock _reportGate = new();
    private readonly ErrorHandler _errorHandler;
    private List<GraphQLError>? _reported;

    public FieldTask(
        PlannedField selection, object? parent, ResultPath? parentPath,
        RequestContext request, ErrorHandler errorHandler)
    {
        Selection = selection;
        Parent = parent;
        Path = ResultPath.Field(parentPath, selection.ResponseName);
        Request = request;
        _errorHandler = errorHandler;
    }

    /// <summary>With what the field is delivered; <see langword="null"/>: with the whole response.</summary>
    public DeliveryScope? Scope { get; init; }

    /// <summary>The items of the list that come later; <see langword="null"/>: none.</summary>
    public ItemStream? Stream { get; set; }

    public Schema Schema => Request.Schema;

    public ObjectType ObjectType => Selection.ParentType;

    public PlannedField Selection { get; }

    public object? Parent { get; }

    public ResultPath Path { get; }

    public RequestContext Request { get; }

    public CancellationToken RequestAborted => Request.Aborted;

    public IReadOnlyDictionary<string, object?> Arguments { get; private set; } = NoArguments;

    public required VariableValues Variables { get; init; }

    /// <summary>What the resolver answered; for a composite field that is not pure, its completed form.</summary>
    public object? Value { get; set; }

    /// <summary>When it came: 0 at once, else the number of the completion that brought it.</summary>
    public int Epoch { get; set; }

    /// <summary>Why the field failed; <see langword="null"/> when it did not.</summary>
    public GraphQLError? Error { get; private set; }

    /// <summary>The errors that the resolver reported beside its value.</summary>
    public IReadOnlyList<GraphQLError> Reported
    {
        get
        {
            lock (_reportGate)
            {
                return _reported is null ? [] : [.. _reported];
            }
        }
    }

    public T? ArgumentValue<T>(string name) =>
        Arguments.TryGetValue(name, out object? value) && value is not null ? (T)value : default;

    public T Service<T>()
        where T : notnull =>
        (T)(Request.Services.GetService(typeof(T))
            ?? throw new InvalidOperationException($"The service {typeof(T)} is not registered."));

    public void ReportError(GraphQLError error)
    {
        GraphQLError located = _errorHandler.Handle(new GraphQLException(error), Selection, Path);
        lock (_reportGate)
        {
            (_reported ??= []).Add(located);
        }
    }

    /// <summary>Coerces the arguments; must run before the resolver.</summary>
    /// <exception cref="GraphQLException">An argument was refused.</exception>
    public void CoerceArguments()
    {
        if (Selection.Definition.Arguments.Count > 0)
        {
            Arguments = Selection.Arguments.Coerce(Variables);
        }
    }

    public void Fail(Exception exception)
    {
        Value = null;
        Error = _errorHandler.Handle(exception, Selection, Path);
    }
}
