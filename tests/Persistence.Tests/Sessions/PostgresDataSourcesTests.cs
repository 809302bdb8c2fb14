using GraphTenancy.Persistence.Sessions;

namespace GraphTenancy.Persistence.Tests.Sessions;

public sealed class PostgresDataSourcesTests
{
    private const string Sound = "Host=127.0.0.1;Username=u;Database=d";

    [Theory]
    [InlineData("Multiplexing=true", "Multiplexing")]
    [InlineData("No Reset On Close=true", "No Reset On Close")]
    [InlineData("Include Error Detail=true", "Include Error Detail")]
    [InlineData("Persist Security Info=true", "Persist Security Info")]
    public void A_dangerous_option_is_refused_by_name(string option, string named)
    {
        PostgresOptions options = Options() with { App = $"{Sound};{option}" };

        var refusal = Assert.Throws<ArgumentException>(() => new PostgresDataSources(options));

        Assert.Contains("ConnectionStrings:App", refusal.Message, StringComparison.Ordinal);
        Assert.Contains(named, refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("this is no connection string with secret")]
    [InlineData("Prot=5432;Password=secret")]
    public void A_useless_string_is_refused_without_being_quoted(string connectionString)
    {
        PostgresOptions options = Options() with { Control = connectionString };

        var refusal = Assert.Throws<ArgumentException>(() => new PostgresDataSources(options));

        Assert.Contains("ConnectionStrings:Control", refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", refusal.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_string_a_role_has_no_sessions_and_the_others_have()
    {
        await using var pools = new PostgresDataSources(new PostgresOptions { App = Sound });

        var refusal = Assert.Throws<InvalidOperationException>(() => new AdminSessions(pools).Open(Guid.NewGuid()));

        Assert.Contains("ConnectionStrings:Analytics", refusal.Message, StringComparison.Ordinal);
    }

    private static PostgresOptions Options() => new() { App = Sound, Analytics = Sound, Control = Sound };
}
