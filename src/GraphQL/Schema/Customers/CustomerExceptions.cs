namespace GraphTenancy.GraphQL.Schema.Customers;

/// <summary>A customer is registered once only.</summary>
public sealed class CustomerAlreadyRegisteredException()
    : Exception("The customer is registered already. Register another under a new id.");

/// <summary>The caller's tenant has no such customer.</summary>
public sealed class CustomerNotFoundException(Guid customerId) : Exception("There is no such customer.")
{
    /// <summary>The id that was asked for.</summary>
    public Guid CustomerId { get; } = customerId;
}
