using GraphTenancy.Persistence.Events;

namespace GraphTenancy.GraphQL.Schema.Customers;

/// <summary>The rules of a customer: registered once.</summary>
public sealed class CustomerAggregate : Aggregate, IAggregateFactory<CustomerAggregate>
{
    private bool _isRegistered;

    private CustomerAggregate(Guid tenantId, Guid id)
        : base(tenantId, id)
    {
    }

    /// <inheritdoc/>
    public static string StreamType => "Customer";

    /// <inheritdoc/>
    public static CustomerAggregate Create(Guid tenantId, Guid id) => new(tenantId, id);

    /// <summary>Registers the customer.</summary>
    /// <exception cref="CustomerAlreadyRegisteredException">It was registered before.</exception>
    public void Register(string name, string? email, DateTimeOffset at)
    {
        if (_isRegistered)
        {
            throw new CustomerAlreadyRegisteredException();
        }

        Raise(new CustomerRegistered(name, email, at));
    }

    /// <inheritdoc/>
    protected override void Apply(object @event) => _isRegistered |= @event is CustomerRegistered;
}
