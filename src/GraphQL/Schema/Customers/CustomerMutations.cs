using GraphTenancy.GraphQL.Data;
using GraphTenancy.GraphQL.Engine.CodeFirst;
using GraphTenancy.GraphQL.Engine.Execution;
using GraphTenancy.Persistence.Events;
using GraphTenancy.Persistence.Sessions;

namespace GraphTenancy.GraphQL.Schema.Customers;

/// <summary>Commands on customers.</summary>
[MutationType]
public static class CustomerMutations
{
    private const int MaxName = 200;
    private const int MaxEmail = 320;

    /// <summary>Registers a customer of the tenant.</summary>
    [UseMutationConvention(PayloadFieldName = "customer")]
    [Error<InvalidInputException>]
    [Error<CustomerAlreadyRegisteredException>]
    [Error<ConcurrencyConflictException>]
    [Error<IdempotencyKeyReusedException>]
    public static async Task<Row<Customer>> RegisterCustomerAsync(
        RegisterCustomerInput input,
        ITenantWriteSession session,
        [Service] EventStoreServices store,
        IResolverContext context,
        CancellationToken cancellationToken)
    {
        string name = input.Name.Trim();
        if (name.Length is 0 or > MaxName)
        {
            throw new InvalidInputException(
                "name", $"The name has {name.Length} characters; 1 to {MaxName} are allowed.");
        }

        if (input.Email is { } email && (email.Length > MaxEmail || !email.Contains('@')))
        {
            throw new InvalidInputException(
                "email", $"An e-mail address has an @ and at most {MaxEmail} characters.");
        }

        Guid id = input.CustomerId ?? Guid.CreateVersion7();
        try
        {
            Guid saved = await new CommandHandler<CustomerAggregate>(session, store, context.ReadBack()).CreateAsync(
                id,
                input,
                lookUps: null,
                customer => customer.Register(name, input.Email, DateTimeOffset.UtcNow),
                cancellationToken);
            return Row.ByKey<Customer>(saved);
        }
        catch (ConcurrencyConflictException) when (input.ExpectedVersion is null or 0)
        {
            throw new CustomerAlreadyRegisteredException();
        }
    }
}
