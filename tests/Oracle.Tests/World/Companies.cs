using System.Security.Cryptography;
using System.Text;
using GraphTenancy.Persistence.Sessions;
using GraphTenancy.TestKit;

namespace GraphTenancy.Oracle.Tests.World;

/// <summary>Three companies beside one common catalogue: two of one shape with overlapping keys, one with nothing.</summary>
public sealed class Companies
{
    private static readonly TenantContext Common = new()
    {
        TenantId = Guid.Parse("00000000-0000-0000-0000-000000000001"),
        TenantCode = "common",
        UserId = Guid.Parse("00000000-0000-0000-0000-000000000002"),
        Role = "admin",
    };

    private Companies(IReadOnlyList<TenantContext> tenants) => All = tenants;

    /// <summary>The companies; the last one is empty.</summary>
    public IReadOnlyList<TenantContext> All { get; }

    /// <summary>Makes them.</summary>
    public static async Task<Companies> FoundAsync(TestDatabase database, int seed)
    {
        var tenants = new List<TenantContext>();
        foreach (int index in Enumerable.Range(0, 3))
        {
            tenants.Add(await database.CreateTenantAsync(role: index == 1 ? "member" : "admin"));
            int size = index == 2 ? 0 : 30;
            await new RandomRows(database, seed + index).FillAsync(tenants[index], size, Keys(seed, index));
        }

        // What an earlier run left there would change the documents of this one's seed.
        await database.ExecuteAsAdminAsync("delete from read_model.products where tenant_id = $1", Common.TenantId);
        await new RandomRows(database, seed + 9).FillProductsAsync(Common, 12, Keys(seed, tenant: 9));
        return new Companies(tenants);
    }

    /// <summary>Keys that are the same in every run; one in five is the same for every tenant.</summary>
    private static Func<string, int, Guid> Keys(int seed, int tenant) => (kind, index) =>
    {
        int owner = index % 5 == 0 && kind != "product" ? -1 : tenant;
        return new Guid(MD5.HashData(Encoding.UTF8.GetBytes($"{seed} {kind} {index} {owner}")));
    };
}
