using GraphTenancy.GraphQL.Engine.Errors;
using GraphTenancy.GraphQL.Engine.Language;

namespace GraphTenancy.GraphQL.Engine.Types.Coercion;

/// <summary>The errors of a request's variables; bounded, because a client decides how many values are wrong.</summary>
internal sealed class VariableErrors
{
    private const int Limit = 50;
    private readonly List<GraphQLError> _found = [];

    /// <summary>The errors.</summary>
    public IReadOnlyList<GraphQLError> Found => _found;

    /// <summary>How many errors there were, those beyond the bound included.</summary>
    public int Count { get; private set; }

    /// <summary>Whether no more errors are taken; then coercion may stop.</summary>
    public bool IsFull => _found.Count > Limit;

    /// <summary>Adds an error.</summary>
    public void Add(string message, Location location) =>
        Add(new GraphQLError { Message = message, Code = ErrorCodes.VariableInvalid }, location);

    /// <summary>Adds an error that has its own code, as formatters throw them.</summary>
    public void Add(GraphQLError error, Location location)
    {
        Count++;
        if (_found.Count == Limit)
        {
            const string message = "Too many errors processing variables, error limit reached. Execution aborted.";
            _found.Add(new GraphQLError { Message = message, Code = ErrorCodes.VariableInvalid });
        }
        else if (_found.Count < Limit)
        {
            _found.Add(error with
            {
                Locations = location.Source is null ? error.Locations : [location.ToSourceLocation()],
            });
        }
    }
}
