namespace GraphTenancy.GraphQL.Engine.Execution;

/// <summary>Produces a field's value; may wait for I/O.</summary>
public delegate ValueTask<object?> FieldResolver(IResolverContext context);

/// <summary>Produces a field's value from its parent at once.</summary>
public delegate object? PureFieldResolver(object parent);

/// <summary>
/// Writes a leaf field from its parent; returns <see langword="false"/>, having written nothing, when the value is
/// null.
/// </summary>
public delegate bool DirectFieldWriter(object parent, ResultWriter writer);
