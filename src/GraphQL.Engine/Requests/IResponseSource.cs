namespace GraphTenancy.GraphQL.Engine.Requests;

/// <summary>Makes the results of a <see cref="ResponseStream"/>.</summary>
internal interface IResponseSource : IAsyncDisposable
{
    /// <summary>Called once at most; disposing may come at any time, also twice.</summary>
    IAsyncEnumerable<ExecutionResult> ReadAsync(CancellationToken cancellationToken);
}
