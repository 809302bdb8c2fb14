using System.Collections.Concurrent;
using GraphTenancy.GraphQL.Engine.Execution;
using GraphTenancy.GraphQL.Engine.Execution.Planning;
using GraphTenancy.GraphQL.Engine.Types;

namespace GraphTenancy.GraphQL.Engine.Tests.Execution;

/// <summary>
/// Answers each fetch by a delegate and records which came together. An answer is JSON, an exception, or a delegate that
/// writes a value with marks.
/// </summary>
internal sealed class FakeFetches(Func<FetchRequest, object?> answer) : FetchExecutor
{
    private readonly ConcurrentQueue<IReadOnlyList<string>> _calls = new();
    private int _undisposed;

    public IReadOnlyList<IReadOnlyList<string>> Calls => [.. _calls];

    public int Undisposed => _undisposed;

    public int Planned { get; private set; }

    public FieldFetcher Fetcher => new FakeFetcher(this);

    public override async ValueTask<IReadOnlyList<FetchedValue>> ExecuteAsync(
        IReadOnlyList<FetchRequest> requests, RequestContext context, CancellationToken cancellationToken)
    {
        _calls.Enqueue([.. requests.Select(static request => request.Context.Selection.ResponseName)]);
        await Task.Yield();
        var values = new List<FetchedValue>();
        foreach (FetchRequest request in requests)
        {
            object? value = answer(request);
            Interlocked.Increment(ref _undisposed);
            values.Add(new FakeValue(this, value) { Failure = value as Exception });
        }

        return values;
    }

    private sealed class FakeFetcher(FakeFetches owner) : FieldFetcher
    {
        public override FetchPlan Plan(PlannedField field, Schema schema)
        {
            owner.Planned++;
            // A fetcher reads what is selected below its field.
            _ = field.Selections?.Types.Select(type => field.Selections.For(type).Count).Sum();
            return new FakePlan(owner);
        }
    }

    private sealed class FakePlan(FakeFetches owner) : FetchPlan
    {
        public override FetchExecutor Executor => owner;
    }

    private sealed class FakeValue(FakeFetches owner, object? value) : FetchedValue
    {
        private readonly FetchMarks _marks = new();
        private ResultWriter? _marked;

        public override FetchMarks? Marks
        {
            get
            {
                if (value is Action<ResultWriter, FetchMarks> write && _marked is null)
                {
                    _marked = new ResultWriter();
                    write(_marked, _marks);
                }

                return _marks;
            }
        }

        public override bool TryWrite(ResultWriter writer)
        {
            if (value is null)
            {
                return false;
            }

            if (_marked is not null)
            {
                writer.WriteRaw(_marked.Written.Span);
                return true;
            }

            writer.WriteRaw(System.Text.Encoding.UTF8.GetBytes((string)value));
            return true;
        }

        protected override void Dispose(bool disposing)
        {
            _marked?.Dispose();
            Interlocked.Decrement(ref owner._undisposed);
        }
    }
}
