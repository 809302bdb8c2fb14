namespace GraphTenancy.GraphQL.Engine.Execution;

/// <summary>Produces a field's value; may wait for I/O.</summary>
public delegate ValueTask<object?> FieldResolver(IResolverContext context);

/// <summary>
/// Makes the source stream of a subscription's root field. Each event becomes the parent of that field when the
/// operation is executed for it. A stream that is <see cref="IAsyncDisposable"/> itself is disposed with the
/// subscription, whether or not it was read.
/// </summary>
/// <remarks>https://spec.graphql.org/September2025/#CreateSourceEventStream()</remarks>
public delegate ValueTask<IAsyncEnumerable<object?>> FieldSubscriber(IResolverContext context);

/// <summary>Produces a field's value from its parent at once.</summary>
public delegate object? PureFieldResolver(object parent);

/// <summary>
/// Writes a leaf field from its parent; returns <see langword="false"/>, having written nothing, when the value is
/// null.
/// </summary>
public delegate bool DirectFieldWriter(object parent, ResultWriter writer);
