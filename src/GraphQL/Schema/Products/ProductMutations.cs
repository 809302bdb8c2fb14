using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using GraphTenancy.GraphQL.Data;
using GraphTenancy.GraphQL.Engine.CodeFirst;
using GraphTenancy.GraphQL.Engine.Execution;
using GraphTenancy.Persistence.Events;
using GraphTenancy.Persistence.Sessions;

namespace GraphTenancy.GraphQL.Schema.Products;

/// <summary>Commands on products.</summary>
[MutationType]
public static class ProductMutations
{
    // The common catalogue may have a product of this code too; the tenant's own is meant. One that was not made here,
    // such as those of the demo, has an id of another rule.
    private const string SelectId = """
        select product_id from read_model.products
        where tenant_id = (select app.current_tenant_id()) and code = $1
        """;

    private const int MaxCode = 50;
    private const int MaxName = 200;
    private const int MaxAttributes = 65_536;

    /// <summary>Adds a product to the tenant's own catalogue, or changes the one with this code.</summary>
    [UseMutationConvention(PayloadFieldName = "product")]
    [Error<InvalidInputException>]
    [Error<ConcurrencyConflictException>]
    [Error<IdempotencyKeyReusedException>]
    public static async Task<Row<Product>> UpsertProductAsync(
        UpsertProductInput input,
        ITenantWriteSession session,
        [Service] EventStoreServices store,
        IResolverContext context,
        CancellationToken cancellationToken)
    {
        Check(input);
        var upserted = new ProductUpserted(
            input.Code,
            input.Name.Trim(),
            MinorUnits.From(input.Price, "price"),
            input.Attributes,
            DateTimeOffset.UtcNow);
        Guid saved = await new CommandHandler<ProductAggregate>(session, store, context.ReadBack()).UpsertAsync(
            IdOf(session.Context.TenantId, input.Code),
            input,
            new StreamLookUp(new SqlStatement(SelectId, SqlParameter.Of(input.Code))),
            product => product.Upsert(upserted),
            cancellationToken);
        return Row.ByKey<Product>(saved);
    }

    /// <summary>
    /// The id of a new product follows from tenant and code, so that two first upserts of one code meet in one stream
    /// and the optimistic lock settles which came first, instead of a unique key refusing the second.
    /// </summary>
    private static Guid IdOf(Guid tenantId, string code)
    {
        Span<byte> name = stackalloc byte[16 + MaxCode];
        tenantId.TryWriteBytes(name, bigEndian: true, out _);
        int length = 16 + Encoding.ASCII.GetBytes(code, name[16..]);
        Span<byte> hash = stackalloc byte[32];
        SHA256.HashData(name[..length], hash);
        // RFC 9562: version 8 is the one for ids made by an application's own rule.
        hash[6] = (byte)((hash[6] & 0x0F) | 0x80);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new Guid(hash[..16], bigEndian: true);
    }

    private static void Check(UpsertProductInput input)
    {
        if (input.Code.Length is 0 or > MaxCode
            || !input.Code.All(static c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_'))
        {
            throw new InvalidInputException(
                "code", $"A code has 1 to {MaxCode} letters, digits, dots, dashes or underscores.");
        }

        if (input.Name.Trim().Length is 0 or > MaxName)
        {
            throw new InvalidInputException("name", $"A name has 1 to {MaxName} characters.");
        }

        if (input.Attributes is { ValueKind: not JsonValueKind.Object })
        {
            throw new InvalidInputException("attributes", "The attributes are a JSON object.");
        }

        if (input.Attributes is { } attributes && JsonbLength.Of(attributes) > MaxAttributes)
        {
            throw new InvalidInputException(
                "attributes",
                $"The attributes have more than {MaxAttributes} bytes, their numbers written without exponents.");
        }
    }
}
