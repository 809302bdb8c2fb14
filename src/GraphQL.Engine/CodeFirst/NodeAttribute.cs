namespace GraphTenancy.GraphQL.Engine.CodeFirst;

/// <summary>
/// The object type has a global id and implements <c>Node</c>: its property <c>Id</c> is sent as a
/// <see cref="GlobalId"/>.
/// </summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class NodeAttribute : Attribute;
