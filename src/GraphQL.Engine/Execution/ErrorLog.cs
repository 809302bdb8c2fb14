using GraphTenancy.GraphQL.Engine.Errors;

namespace GraphTenancy.GraphQL.Engine.Execution;

/// <summary>The errors of a response.</summary>
/// <remarks>
/// Where everything came at once, they are kept as they are written: in document order, and none below a position that
/// an error before it made null. Where something came late, all errors are noted with the time at which each came, and
/// an error counts only if nothing above it was null by then, as in the reference implementation: an error that comes
/// after its parent was given up is nobody's.
/// </remarks>
/// <param name="isTimed">Whether something came late.</param>
internal sealed class ErrorLog(bool isTimed)
{
    private readonly List<GraphQLError> _errors = [];
    private readonly List<Occurrence> _occurrences = [];
    private List<GraphQLError>? _settled;

    /// <summary>Whether something came late, so that siblings of a failed position have errors to note, too.</summary>
    public bool IsTimed { get; } = isTimed;

    /// <summary>How many errors were noted; a mark for <see cref="Anchor(int, ResultPath)"/>.</summary>
    public int Count => _occurrences.Count;

    /// <summary>The errors that count.</summary>
    public IReadOnlyList<GraphQLError> Errors => IsTimed ? _settled ??= Settle() : _errors;

    /// <summary>
    /// The error that made the whole value null; those inside of it went down with it. Asked for only when one did.
    /// </summary>
    public GraphQLError Fatal => IsTimed
        ? _occurrences.Where(static each => each is { IsBeside: false, Position: null })
            .MinBy(static each => each.Epoch)
            ?.Error ?? Errors[^1]
        : _errors[^1];

    /// <summary>Notes an error that makes its position null, or one above it.</summary>
    public void Add(GraphQLError error, int epoch)
    {
        if (IsTimed)
        {
            _settled = null;
            _occurrences.Add(new Occurrence(error, epoch));
            return;
        }

        _errors.Add(error);
    }

    /// <summary>Notes an error beside a value.</summary>
    public void AddBeside(GraphQLError error, int epoch)
    {
        Add(error, epoch);
        if (IsTimed)
        {
            _occurrences[^1].Position = error.Path;
            _occurrences[^1].IsBeside = true;
        }
    }

    /// <summary>Says which position the errors since a mark made null.</summary>
    public void Anchor(int mark, PathStack path)
    {
        if (_occurrences.Count > mark)
        {
            Anchor(mark, path.ToPath());
        }
    }

    /// <summary>Says which position the errors since a mark made null.</summary>
    public void Anchor(int mark, ResultPath position)
    {
        for (int i = mark; i < _occurrences.Count; i++)
        {
            _occurrences[i].Position ??= position;
        }
    }

    // The order is stable: what came together stays in document order.
    private List<GraphQLError> Settle()
    {
        var nulled = new NulledPositions();
        var errors = new List<GraphQLError>();
        foreach (Occurrence occurrence in _occurrences.OrderBy(static each => each.Epoch))
        {
            if (occurrence.IsBeside
                ? !nulled.Contains(occurrence.Position)
                : nulled.TryAdd(occurrence.Position))
            {
                errors.Add(occurrence.Error);
            }
        }

        return errors;
    }

    private sealed class Occurrence(GraphQLError error, int epoch)
    {
        public GraphQLError Error { get; } = error;

        public int Epoch { get; } = epoch;

        /// <summary>The position that it made null; <see langword="null"/>: the whole response.</summary>
        public ResultPath? Position { get; set; }

        public bool IsBeside { get; set; }
    }
}
