using GraphTenancy.GraphQL.Engine.DataLoading;
using GraphTenancy.GraphQL.Engine.Execution;

namespace GraphTenancy.GraphQL.Engine.CodeFirst.Reading;

/// <summary>A data loader that requests may ask for; each request makes its own.</summary>
/// <param name="Name">The name.</param>
/// <param name="Contract">The <see cref="IDataLoader{TKey,TValue}"/> that it is.</param>
/// <param name="Make">Makes it for a request, with everything it needs bound.</param>
internal sealed record DataLoaderDefinition(string Name, Type Contract, Func<RequestContext, object> Make)
{
    /// <inheritdoc/>
    public bool Equals(DataLoaderDefinition? other) => ReferenceEquals(this, other);

    /// <inheritdoc/>
    public override int GetHashCode() => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(this);
}
