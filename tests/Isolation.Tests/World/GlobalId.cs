using System.Text;

namespace GraphTenancy.Isolation.Tests.World;

/// <summary>The ids that clients see, made and read without asking the server.</summary>
internal static class GlobalId
{
    public static string Of(string type, Guid key) => Convert.ToBase64String(Encoding.UTF8.GetBytes($"{type}:{key:N}"));

    public static Guid KeyOf(string id) =>
        Guid.ParseExact(Encoding.UTF8.GetString(Convert.FromBase64String(id)).Split(':')[1], "N");
}
