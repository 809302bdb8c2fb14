namespace GraphTenancy.GraphQL.Engine.CodeFirst;

/// <summary>
/// Who may use the field, or the type with every field of the class. Without roles and policy: every authenticated
/// caller. Where it stands several times, on the member, its class, or a base of it, all must hold.
/// </summary>
[AttributeUsage(
    AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Interface
        | AttributeTargets.Method | AttributeTargets.Property,
    AllowMultiple = true)]
public sealed class AuthorizeAttribute : Attribute
{
    /// <summary>Asks for an authenticated caller, unless a property says more.</summary>
    public AuthorizeAttribute()
    {
    }

    /// <summary>Asks for a policy.</summary>
    public AuthorizeAttribute(string policy) => Policy = policy;

    /// <summary>Any one of these roles suffices.</summary>
    public string[] Roles { get; set; } = [];

    /// <summary>The name of a policy that must hold as well; <see langword="null"/> for none.</summary>
    public string? Policy { get; set; }
}
