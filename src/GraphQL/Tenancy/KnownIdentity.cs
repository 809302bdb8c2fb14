using GraphTenancy.Persistence.Sessions;

namespace GraphTenancy.GraphQL.Tenancy;

/// <summary>
/// An identity and all that it was made of beside the token: with the same user of the directory, read at the same
/// moment, and the same choice of a tenant it would come out the same.
/// </summary>
/// <param name="User">The user as the directory gave it; a later look gives another object.</param>
/// <param name="Selection">The tenant that the request chose.</param>
/// <param name="Identity">What came of it.</param>
internal sealed record KnownIdentity(DirectoryUser? User, TenantSelection Selection, RequestIdentity Identity)
{
    public bool IsOf(DirectoryUser? user, TenantSelection selection) =>
        ReferenceEquals(User, user) && Selection == selection;
}
