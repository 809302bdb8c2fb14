using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using GraphTenancy.GraphQL.Engine.Errors;
using GraphTenancy.GraphQL.Engine.Requests;
using GraphTenancy.GraphQL.Engine.Tests.Execution;
using Xunit;

namespace GraphTenancy.GraphQL.Engine.Tests.Requests;

/// <summary>Other tests run beside these and are heard too, so each test looks for what only it can have caused.</summary>
public sealed class DiagnosticsTests : IDisposable
{
    private const string Active = "graphtenancy.graphql.subscriptions.active";

    private readonly ConcurrentQueue<Activity> _activities = new();
    private readonly ConcurrentQueue<(string Name, double Value, string Tags)> _measurements = new();
    private readonly ActivityListener _spans;
    private readonly MeterListener _meters = new();
    private readonly TestEngine _engine = new TestEngine("type Query { a(secret: String): Int fail: Int }")
        .Sync("Query.a", static _ => 1)
        .Sync("Query.fail", static _ => throw new GraphQLException("No.", "DIAGNOSTICS_TEST"));

    public DiagnosticsTests()
    {
        _spans = new ActivityListener
        {
            ShouldListenTo = static source => source.Name == EngineActivities.SourceName,
            Sample = static (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = _activities.Enqueue,
        };
        ActivitySource.AddActivityListener(_spans);
        _meters.InstrumentPublished = static (instrument, listener) =>
        {
            if (instrument.Meter.Name == EngineMetrics.MeterName)
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _meters.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Note(instrument, value, tags));
        _meters.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Note(instrument, value, tags));
        _meters.Start();
    }

    public void Dispose()
    {
        _spans.Dispose();
        _meters.Dispose();
    }

    [Fact]
    public async Task Each_step_has_a_span_that_names_the_operation_and_the_hash()
    {
        using ExecutionResult result = await _engine.RunAsync("query Diagnostics { a }");

        Activity[] spans = [.. _activities.Where(span => Equals(span.GetTagItem("graphql.document.hash"), result.DocumentHash))];
        Assert.Equal(
            ["GraphQL parse", "GraphQL validate", "GraphQL plan", "GraphQL execute"], spans.Select(static span => span.OperationName));
        Assert.Equal("Diagnostics", spans[3].GetTagItem("graphql.operation.name"));
        Assert.Equal("query", spans[3].GetTagItem("graphql.operation.type"));
    }

    [Fact]
    public async Task No_span_holds_the_document_or_a_value()
    {
        using ExecutionResult result = await _engine.RunAsync(
            """query ($s: String) { a(secret: $s) b: a(secret: "literalSecret") }""", """{ "s": "variableSecret" }""");

        IEnumerable<string> texts = _activities
            .Where(span => Equals(span.GetTagItem("graphql.document.hash"), result.DocumentHash))
            .SelectMany(static span => span.TagObjects.Select(static tag => $"{tag.Key}={tag.Value}"));
        Assert.NotEmpty(texts);
        Assert.DoesNotContain(texts, static text => text.Contains("Secret", StringComparison.OrdinalIgnoreCase));
    }

    [Theory]
    [InlineData("{ diagnosticsSyntax", "GraphQL parse", ErrorCodes.SyntaxError)]
    [InlineData("{ diagnosticsUnknown }", "GraphQL validate", ErrorCodes.ValidationFailed)]
    public async Task The_span_of_the_step_that_refused_has_failed(string document, string name, string code)
    {
        using ExecutionResult result = await _engine.RunAsync(document);

        Activity span = Assert.Single(_activities, span =>
            span.OperationName == name && Equals(span.GetTagItem("graphql.document.hash"), result.DocumentHash));
        Assert.Equal((ActivityStatusCode.Error, code), (span.Status, span.GetTagItem("error.type")));
    }

    [Fact]
    public async Task Requests_caches_costs_and_errors_are_counted()
    {
        _engine.Options.Cost.DefaultResolverCost = 77.25;

        using (await _engine.RunAsync("{ fail }"))
        using (await _engine.RunAsync("{ fail }"))
        {
            Assert.Equal(2, Count("graphtenancy.graphql.errors", "code=DIAGNOSTICS_TEST"));
            Assert.Equal(2, _measurements.Count(static item => item is { Name: "graphtenancy.graphql.operation.cost", Value: 77.25 }));
            Assert.True(Count("graphtenancy.graphql.requests", "graphql.operation.type=query,outcome=errors") >= 2);
            Assert.True(Count("graphtenancy.graphql.request.duration", "graphql.operation.type=query,outcome=errors") >= 2);
            Assert.All(new[] { "document", "plan" }, cache => Assert.All(new[] { "hit", "miss" }, result =>
                Assert.True(Count("graphtenancy.graphql.cache.lookups", $"cache={cache},result={result}") >= 1)));
        }
    }

    [Fact]
    public async Task A_refused_request_is_counted_as_refused()
    {
        using ExecutionResult result = await _engine.RunAsync("{ diagnosticsRefused }");

        Assert.True(Count("graphtenancy.graphql.requests", "graphql.operation.type=unknown,outcome=refused") >= 1);
    }

    [Fact]
    public void Codes_without_end_become_one_label()
    {
        var labels = new CodeLabels(most: 2);

        Assert.Equal(
            ["A", "B", "other", "A", "none", "other"],
            new[] { "A", "B", "C", "A", null, "D" }.Select(labels.Of));
    }

    [Fact]
    public async Task A_subscription_is_active_until_it_is_disposed()
    {
        TestEngine engine = new("type Query { a: Int } type Subscription { tick: Int }");
        engine.Field("Subscription.tick").Subscriber = static _ => new ValueTask<IAsyncEnumerable<object?>>(Ticks());
        var request = new GraphQLRequest { Document = "subscription { tick }"u8.ToArray() };

        ResponseStream stream = await engine.Executor.ExecuteStreamAsync(
            request, engine.Services, engine.User, configure: null, default);

        Assert.Equal(ResponseStreamKind.Subscription, stream.Kind);
        Assert.Contains(_measurements, static item => item is { Name: Active, Value: 1 });
        int before = _measurements.Count(static item => item is { Name: Active, Value: -1 });
        await stream.DisposeAsync();
        Assert.True(_measurements.Count(static item => item is { Name: Active, Value: -1 }) > before);
    }

    private static async IAsyncEnumerable<object?> Ticks()
    {
        await Task.Yield();
        yield return 1;
    }

    private int Count(string name, string tags) => _measurements.Count(item => item.Name == name && item.Tags == tags);

    private void Note(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var texts = new List<string>();
        foreach (KeyValuePair<string, object?> tag in tags)
        {
            texts.Add($"{tag.Key}={tag.Value}");
        }

        _measurements.Enqueue((instrument.Name, value, string.Join(',', texts.Order(StringComparer.Ordinal))));
    }
}
