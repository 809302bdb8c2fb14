using GraphTenancy.GraphQL.Engine.CodeFirst;
using GraphTenancy.GraphQL.Engine.Requests;
using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.DependencyInjection;

namespace GraphTenancy.GraphQL.Tests.Schema;

/// <summary>ASP.NET Core's attributes have the names of ours, and would guard nothing here.</summary>
public sealed class ForeignAttributeTests
{
    [Theory]
    [InlineData(typeof(GuardedClass), "GuardedClass", "Use [Authorize] of GraphTenancy.")]
    [InlineData(typeof(OpenMember), "OpenMember.GetA", "Use [AllowAnonymous] of GraphTenancy.")]
    public void They_are_refused_while_the_schema_is_built(Type queries, string member, string advice)
    {
        var services = new ServiceCollection();
        services.AddGraphQLServer().AddType(queries);
        using ServiceProvider provider = services.BuildServiceProvider();

        CodeFirstException refusal = Assert.Throws<CodeFirstException>(
            () => provider.GetRequiredService<Engine.Types.Schema>());

        Assert.Contains(member, refusal.Message, StringComparison.Ordinal);
        Assert.Contains(advice, refusal.Message, StringComparison.Ordinal);
    }

    [QueryType]
    [Microsoft.AspNetCore.Authorization.Authorize(Roles = "admin")]
    public static class GuardedClass
    {
        public static int GetA() => 1;
    }

    [QueryType]
    public static class OpenMember
    {
        [AllowAnonymous]
        public static int GetA() => 1;
    }
}
