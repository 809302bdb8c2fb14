using GraphTenancy.GraphQL.Data;
using GraphTenancy.GraphQL.Engine.CodeFirst;

namespace GraphTenancy.GraphQL.Schema.Customers;

/// <summary>Reads of customers.</summary>
[QueryType]
public static class CustomerQueries
{
    /// <summary>One customer; null when the tenant has none of this id.</summary>
    public static Row<Customer> GetCustomer([ID<Customer>] Guid id) => Row.ByKey<Customer>(id);

    /// <summary>The tenant's customers, by name unless another order is asked for.</summary>
    [UsePaging(IncludeTotalCount = true)]
    [UseFiltering]
    [UseSorting]
    public static Rows<Customer> GetCustomers() => Rows.Of<Customer>().OrderBy(nameof(Customer.Name));

    /// <summary>How many customers the tenant has, together or in groups.</summary>
    [UseFiltering]
    public static Aggregate<Customer> GetCustomersAggregate() => Aggregate.Of<Customer>();
}
