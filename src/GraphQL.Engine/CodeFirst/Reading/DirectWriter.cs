using GraphTenancy.GraphQL.Engine.Execution;

namespace GraphTenancy.GraphQL.Engine.CodeFirst.Reading;

/// <summary>A compiled writer.</summary>
/// <param name="Write">The writer.</param>
/// <param name="Scalar">The scalar whose result it writes; for a field of another type it is not used.</param>
internal sealed record DirectWriter(DirectFieldWriter Write, string Scalar);
