using System.Collections;
using System.Globalization;
using GraphTenancy.GraphQL.Engine.Errors;
using GraphTenancy.Persistence.Sessions;
using Npgsql;
using NpgsqlTypes;

namespace GraphTenancy.GraphQL.Hosting.Explaining;

/// <summary>
/// Sends each batch behind EXPLAIN through the session that it stands for, so that role, context and policies are those
/// of a request. Whoever asked then gets an error with <see cref="Code"/>; with ANALYZE the rows, and asks on.
/// </summary>
internal sealed class ExplainingSession(ExplainRequest request, List<ExplainedStatement> explained)
{
    /// <summary>The code of errors that only say that a statement was explained instead of run.</summary>
    public const string Code = "EXPLAINED";

    private string Prefix => "explain (" + (request.IsAnalyzed ? "analyze, buffers, " : "")
        + (request.AsJson ? "format json) " : "format text) ");

    /// <summary>The session of a tenant.</summary>
    public ITenantSession Wrap(ITenantSession inner) => new Tenant(this, inner);

    /// <summary>The session over all tenants.</summary>
    public IAdminSession Wrap(IAdminSession inner) => new Admin(this, inner);

    private async ValueTask ExplainAsync(
        Func<IReadOnlyList<SqlStatement>, RowReader<IReadOnlyList<string>>, CancellationToken,
            ValueTask<IReadOnlyList<string>>> send,
        IReadOnlyList<SqlStatement> statements,
        bool isPrivileged,
        CancellationToken cancellationToken)
    {
        IReadOnlyList<string> plans = await send(
            [.. statements.Select(it => new SqlStatement(Prefix + it.Text, it.Parameters))],
            (reader, token) => ReadPlansAsync(reader, statements.Count, token),
            cancellationToken);
        lock (explained)
        {
            int trip = explained.Count == 0 ? 1 : explained[^1].Trip + 1;
            explained.AddRange(statements.Select((statement, i) => new ExplainedStatement
            {
                Trip = trip,
                IsPrivileged = isPrivileged,
                Sql = statement.Text,
                Parameters = [.. statement.Parameters.Select(Describe)],
                Plan = request.ShowsValues ? plans[i] : PlanConstants.Hide(plans[i], statement.Text),
            }));
        }

        if (!request.IsAnalyzed)
        {
            throw new GraphQLException("The statement was explained and not run.", Code);
        }
    }

    private static async ValueTask<IReadOnlyList<string>> ReadPlansAsync(
        NpgsqlDataReader reader, int count, CancellationToken cancellationToken)
    {
        var plans = new List<string>(count);
        do
        {
            var lines = new List<string>();
            while (await reader.ReadAsync(cancellationToken))
            {
                lines.Add(reader.GetString(0));
            }

            plans.Add(string.Join('\n', lines));
        }
        while (plans.Count < count && await reader.NextResultAsync(cancellationToken));

        return plans;
    }

    private static ExplainedParameter Describe(NpgsqlParameter parameter) => new(
        TypeOf(parameter),
        parameter.Value switch
        {
            null or DBNull => null,
            byte[] bytes => Convert.ToHexStringLower(bytes),
            string text => text,
            IEnumerable items => $"[{string.Join(", ", items.Cast<object?>().Select(TextOf))}]",
            { } value => TextOf(value),
        });

    private static string TypeOf(NpgsqlParameter parameter)
    {
        NpgsqlDbType type = parameter.NpgsqlDbType;
        return type.HasFlag(NpgsqlDbType.Array)
            ? $"{NameOf(type & ~NpgsqlDbType.Array)}[]"
            : NameOf(type);
    }

    private static string NameOf(NpgsqlDbType type) => type switch
    {
        NpgsqlDbType.Integer => "int4",
        NpgsqlDbType.Bigint => "int8",
        NpgsqlDbType.Smallint => "int2",
        NpgsqlDbType.Boolean => "bool",
        _ => type.ToString().ToLowerInvariant(),
    };

    private static string TextOf(object? value) => value switch
    {
        null => "null",
        DateTime time => time.ToString("O", CultureInfo.InvariantCulture),
        IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };

    private sealed class Tenant(ExplainingSession owner, ITenantSession inner) : ITenantSession
    {
        public TenantContext Context => inner.Context;

        public async ValueTask<T> QueryAsync<T>(
            IReadOnlyList<SqlStatement> statements, RowReader<T> read, CancellationToken cancellationToken)
        {
            await owner.ExplainAsync(inner.QueryAsync, statements, isPrivileged: false, cancellationToken);
            return await inner.QueryAsync(statements, read, cancellationToken);
        }
    }

    private sealed class Admin(ExplainingSession owner, IAdminSession inner) : IAdminSession
    {
        public Guid UserId => inner.UserId;

        public async ValueTask<T> QueryAsync<T>(
            IReadOnlyList<SqlStatement> statements, RowReader<T> read, CancellationToken cancellationToken)
        {
            await owner.ExplainAsync(inner.QueryAsync, statements, isPrivileged: true, cancellationToken);
            return await inner.QueryAsync(statements, read, cancellationToken);
        }
    }
}
