namespace GraphTenancy.GraphQL.Data.Mapping;

/// <summary>
/// The type has a global id and implements <c>Node</c>: its key property <c>Id</c> is sent as base64 of
/// <c>TypeName:key</c>, and <c>node(id)</c> finds it.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class NodeAttribute : Attribute;
