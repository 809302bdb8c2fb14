namespace GraphTenancy.GraphQL.Schema.Customers;

/// <summary>A new customer.</summary>
public sealed record RegisterCustomerInput : ICommandInput
{
    /// <summary>An id chosen by the client, best a version 7 uuid; the server chooses one when omitted.</summary>
    public Guid? CustomerId { get; init; }

    /// <summary>The name, 1 to 200 characters.</summary>
    public required string Name { get; init; }

    /// <summary>The address, at most 320 characters.</summary>
    public string? Email { get; init; }

    /// <inheritdoc/>
    public int? ExpectedVersion { get; init; }

    /// <inheritdoc/>
    public string? IdempotencyKey { get; init; }
}
