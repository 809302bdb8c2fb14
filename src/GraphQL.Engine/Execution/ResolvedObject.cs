using GraphTenancy.GraphQL.Engine.Execution.Incremental;
using GraphTenancy.GraphQL.Engine.Execution.Planning;
using GraphTenancy.GraphQL.Engine.Types;

namespace GraphTenancy.GraphQL.Engine.Execution;

/// <summary>An object below which something had to be resolved.</summary>
/// <param name="type">Its object type.</param>
/// <param name="source">The CLR value, from which its pure fields are written.</param>
/// <param name="fields">Its selected fields.</param>
internal sealed class ResolvedObject(ObjectType type, object? source, IReadOnlyList<PlannedField> fields)
{
    public ObjectType Type { get; } = type;

    public object? Source { get; } = source;

    public IReadOnlyList<PlannedField> Fields { get; } = fields;

    /// <summary>By field index, the task of each field that takes part and is not pure.</summary>
    public FieldTask?[] Tasks { get; } = new FieldTask?[fields.Count];

    /// <summary>
    /// By field index, the completed values that a fetch gave; <see langword="null"/>, and so is an entry of it, where
    /// the value comes from <see cref="Source"/> or <see cref="Tasks"/>.
    /// </summary>
    public object?[]? Given { get; init; }

    /// <summary>What is deferred at it; <see langword="null"/> for nothing.</summary>
    public DeferredWork? Deferred { get; set; }
}
