namespace GraphTenancy.GraphQL.Data.Mapping;

/// <summary>
/// A <c>jsonb</c> column whose bytes are copied to the response. Implied by <see cref="System.Text.Json.JsonElement"/>.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class JsonAttribute : Attribute;
