namespace GraphTenancy.GraphQL.Engine.CodeFirst;

/// <summary>
/// Who may use the field, or every field of the class. Without roles and policy: every authenticated caller.
/// </summary>
[AttributeUsage(
    AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Method | AttributeTargets.Property,
    Inherited = false)]
public sealed class AuthorizeAttribute : Attribute
{
    /// <summary>Any one of these roles suffices.</summary>
    public string[] Roles { get; set; } = [];

    /// <summary>The name of a policy that must hold as well; <see langword="null"/> for none.</summary>
    public string? Policy { get; set; }
}
