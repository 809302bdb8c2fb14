using System.Net.Sockets;
using GraphTenancy.Persistence.Sessions;
using Npgsql;

namespace GraphTenancy.Persistence.Tests.Sessions;

public sealed class PostgresErrorsTests
{
    [Theory]
    [InlineData("42501", typeof(TenantIsolationException))]
    [InlineData("57014", typeof(DatabaseTimeoutException))]
    [InlineData("55P03", typeof(DatabaseTimeoutException))]
    [InlineData("25P03", typeof(DatabaseTimeoutException))]
    [InlineData("08006", typeof(DatabaseUnavailableException))]
    [InlineData("57P01", typeof(DatabaseUnavailableException))]
    [InlineData("57P03", typeof(DatabaseUnavailableException))]
    [InlineData("53300", typeof(DatabaseUnavailableException))]
    [InlineData("28P01", typeof(DatabaseUnavailableException))]
    [InlineData("3D000", typeof(DatabaseUnavailableException))]
    [InlineData("22021", typeof(InvalidTextException))]
    [InlineData("22P05", typeof(InvalidTextException))]
    [InlineData("22003", typeof(ValueOutOfRangeException))]
    [InlineData("22012", typeof(PersistenceException))]
    [InlineData("23514", typeof(PersistenceException))]
    public void A_sqlstate_becomes_the_exception_that_callers_know(string sqlState, Type expected)
    {
        PersistenceException translated = PostgresErrors.Translate(Error(sqlState));

        Assert.IsType(expected, translated);
        Assert.Equal(sqlState, translated.SqlState);
    }

    [Theory]
    [InlineData("events_stream_version_key", typeof(ConcurrencyException))]
    [InlineData("streams_pkey", typeof(ConcurrencyException))]
    [InlineData("products_code_key", typeof(DuplicateKeyException))]
    public void A_taken_key_is_a_conflict_of_versions_or_of_data(string constraint, Type expected) =>
        Assert.IsType(expected, PostgresErrors.Translate(Error("23505", constraint)));

    [Fact]
    public void What_is_not_reachable_is_unavailable_and_what_does_not_answer_is_a_timeout()
    {
        var refused = new NpgsqlException("Failed to connect", new SocketException(111));
        var silent = new NpgsqlException("Exception while reading", new TimeoutException());
        var exhausted = new NpgsqlException("The connection pool has been exhausted", new TimeoutException());

        Assert.IsType<DatabaseUnavailableException>(PostgresErrors.Translate(refused));
        Assert.IsType<DatabaseTimeoutException>(PostgresErrors.Translate(silent));
        Assert.IsType<DatabaseUnavailableException>(PostgresErrors.Translate(exhausted));
    }

    private static PostgresException Error(string sqlState, string? constraint = null) =>
        new("message", "ERROR", "ERROR", sqlState, constraintName: constraint);
}
