namespace GraphTenancy.GraphQL.Engine.CodeFirst;

/// <summary>
/// Shapes how a mutation gets its one <c>input</c> argument and its payload type; on without this attribute for
/// every method of a <see cref="MutationTypeAttribute"/> class.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class UseMutationConventionAttribute : Attribute
{
    /// <summary>
    /// The name of the input type; <see langword="null"/>: <c>PlaceOrderInput</c> for <c>placeOrder</c>.
    /// </summary>
    public string? InputTypeName { get; set; }

    /// <summary>The name of the payload type; <see langword="null"/>: <c>PlaceOrderPayload</c>.</summary>
    public string? PayloadTypeName { get; set; }

    /// <summary>The name of the union of errors; <see langword="null"/>: <c>PlaceOrderError</c>.</summary>
    public string? PayloadErrorTypeName { get; set; }

    /// <summary>
    /// The payload's field with the result; <see langword="null"/>: the name of its type in camel case.
    /// </summary>
    public string? PayloadFieldName { get; set; }

    /// <summary>Leaves the method as it is: its own arguments, its own return type.</summary>
    public bool Disable { get; set; }
}
